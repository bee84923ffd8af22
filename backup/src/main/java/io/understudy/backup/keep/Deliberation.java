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
import java.util.TreeMap;

/** One decision of {@link Retention}: collects who needs which run; what nobody needs may go. */
final class Deliberation {
    static final Comparator<Backup> OLDEST_FIRST =
            Comparator.comparing(Backup::startedAt).thenComparing(Backup::id);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private final Tiers tiers;
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
        this.tiers = new Tiers(keep);
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
            claims.addAll(tiers.of(verified));
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
        whole.forEach(one -> one.databases().forEach(name -> runs.computeIfAbsent(name, first -> new ArrayList<>())
                .add(one)));
        return runs;
    }

    private void claimFor(String database, List<Backup> runs) {
        Backup last = runs.get(0);
        Instant until = last.startedAt().plus(tiers.reach());
        if (now.isAfter(until)) {
            return;
        }
        claims.addAll(tiers.of(runs), database);
        if (isTooOld(last)) {
            // If it failed, no run would be verified, and everything frozen. A verified run without it means: it was
            // dropped.
            frozen.add(
                    "%s was backed up last on %s and is not on the server any more: what is kept of it stays until %s"
                            .formatted(database, at(last), DAY.format(until)));
        }
    }

    private RetentionPlan settled() {
        List<Kept> kept = present.stream()
                .filter(claims::has)
                .map(one -> new Kept(one, claims.of(one)))
                .toList();
        String why = tiers.beyond();
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
