package io.understudy.backup.keep;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.settings.RetentionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which backups may go. Pure.
 *
 * <p>The tiers are counted for each database over the runs that have it whole, and once more over the verified runs, which
 * have the roles too. A run goes only if none of them needs it. While backups fail nothing goes: the old ones are all
 * there is.
 *
 * @param interval between two backups
 */
public record Retention(RetentionSettings keep, Duration interval) {
    /**
     * Decides.
     *
     * @param present the runs whose files are there; nothing else may count
     */
    public RetentionPlan plan(List<Backup> present, Instant now) {
        return new Deliberation(keep, interval.multipliedBy(2), present, now).plan();
    }

    /**
     * What goes once another backup is verified; that one is not listed. What is frozen until then is told too.
     *
     * @param next when it will begin
     */
    public RetentionPlan planAfterNext(List<Backup> present, Instant now, Instant next) {
        Optional<Backup> coming = present.stream()
                .filter(one -> one.state() == State.VERIFIED)
                .max(Deliberation.OLDEST_FIRST)
                .map(newest -> coming(newest, next));
        List<Backup> then = new ArrayList<>(present);
        coming.ifPresent(then::add);
        RetentionPlan plan = plan(then, next);
        return new RetentionPlan(
                plan.kept().stream()
                        .filter(one -> !coming.equals(Optional.of(one.backup())))
                        .toList(),
                plan.removable(),
                Stream.concat(plan(present, now).frozen().stream(), plan.frozen().stream())
                        .distinct()
                        .toList());
    }

    /** In words; other settings have other words. */
    public String rule() {
        return "%d daily, %d weekly, %d monthly, at least %d"
                .formatted(keep.daily(), keep.weekly(), keep.monthly(), keep.minimum());
    }

    private static Backup coming(Backup newest, Instant next) {
        return new Backup(
                "",
                newest.cluster(),
                newest.source(),
                "",
                next,
                Optional.of(next),
                State.VERIFIED,
                newest.bytes(),
                newest.databases(),
                "");
    }
}
