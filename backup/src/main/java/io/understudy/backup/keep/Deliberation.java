package io.understudy.backup.keep;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.keep.RetentionPlan.Kept;
import io.understudy.backup.keep.RetentionPlan.Removable;
import io.understudy.backup.settings.RetentionSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One decision of {@link Retention}: collects who needs which run; what nobody needs may go. */
final class Deliberation {
    static final Comparator<Backup> OLDEST_FIRST =
            Comparator.comparing(Backup::startedAt).thenComparing(Backup::id);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final RetentionSettings keep;
    private final Duration tooOld;
    private final Instant now;
    private final List<Backup> present;
    private final List<Backup> whole;
    private final List<Backup> verified;
    private final Claims claims = new Claims();
    private final List<String> frozen = new ArrayList<>();

    /**
     * Begins one.
     *
     * @param tooOld if the newest one is older than this, backups fail
     */
    Deliberation(RetentionSettings keep, Duration tooOld, List<Backup> present, Instant now) {
        this.keep = keep;
        this.tooOld = tooOld;
        this.now = now;
        this.present = present.stream()
                .filter(one -> one.state() != State.RUNNING && one.state() != State.REMOVED)
                .sorted(OLDEST_FIRST.reversed())
                .toList();
        this.whole = this.present.stream()
                .filter(one -> one.state() != State.FAILED && !isFromTheFuture(one))
                .toList();
        this.verified =
                whole.stream().filter(one -> one.state() == State.VERIFIED).toList();
    }

    RetentionPlan plan() {
        present.forEach(this::claimForPeople);
        if (verified.isEmpty() || isTooOld(verified.get(0))) {
            freezeAll();
        } else {
            claims.addAll(new Tiers(keep).of(verified));
            byDatabase().forEach(this::claimFor);
        }
        return settled();
    }

    private void claimForPeople(Backup one) {
        one.assurance().pin().ifPresent(pin -> claims.add(one, "pinned by " + pin.by()));
        if (one.state() == State.FAILED) {
            claims.add(one, "broken, and not counted; left for people to look at");
        } else if (isFromTheFuture(one)) {
            // It was made while the clock was wrong, and says nothing about how old the newest one is.
            claims.add(one, "dated in the future, and not counted");
        }
    }

    private void freezeAll() {
        frozen.add(
                verified.isEmpty()
                        ? "there is no verified backup: nothing is removed"
                        : "the newest verified backup is of %s, which is more than %s ago: nothing is removed until one succeeds"
                                .formatted(at(verified.get(0)), tooOldInWords()));
        whole.forEach(one -> claims.add(one, "frozen"));
    }

    private Map<String, List<Backup>> byDatabase() {
        Map<String, List<Backup>> runs = new TreeMap<>();
        whole.forEach(one -> one.databases()
                .forEach(name -> runs.computeIfAbsent(name, first -> new ArrayList<>()).add(one)));
        return runs;
    }

    private void claimFor(String database, List<Backup> runs) {
        Backup newest = runs.get(0);
        if (!isTooOld(newest)) {
            claims.addAll(new Tiers(keep).of(runs), database);
        } else if (OLDEST_FIRST.compare(verified.get(0), newest) > 0) {
            claimForDropped(database, newest);
        } else {
            frozen.add("%s: its newest whole dump is of %s, which is more than %s ago: none of its backups is removed"
                    .formatted(database, at(newest), tooOldInWords()));
            runs.forEach(one -> claims.add(one, "frozen for " + database));
        }
    }

    /** A run was whole without it: it failed no more, it was not there. Its last dump outlives it as long as a tier reaches. */
    private void claimForDropped(String database, Backup last) {
        if (!last.startedAt().isBefore(now.minus(new Tiers(keep).reach()))) {
            claims.add(last, "the last of " + database + ", which the server does not have any more");
        }
    }

    private RetentionPlan settled() {
        List<Kept> kept = present.stream()
                .filter(claims::has)
                .map(one -> new Kept(one, claims.of(one)))
                .toList();
        String why = "beyond the last %d days, %d weeks and %d months"
                .formatted(keep.daily(), keep.weekly(), keep.monthly());
        List<Removable> removable = present.stream()
                .filter(one -> !claims.has(one))
                .sorted(OLDEST_FIRST)
                .map(one -> new Removable(one, why))
                .toList();
        return new RetentionPlan(kept, removable, frozen);
    }

    private boolean isFromTheFuture(Backup one) {
        return one.startedAt().isAfter(now);
    }

    private boolean isTooOld(Backup one) {
        return one.startedAt().isBefore(now.minus(tooOld));
    }

    private String tooOldInWords() {
        return tooOld.toHours() + " hours";
    }

    private static String at(Backup one) {
        return MINUTE.format(one.startedAt());
    }
}
