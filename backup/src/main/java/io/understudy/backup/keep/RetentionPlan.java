package io.understudy.backup.keep;

import io.understudy.backup.catalogue.Backup;
import java.util.List;

/**
 * What stays and what goes, with the reasons.
 *
 * @param kept newest first
 * @param removable oldest first
 * @param frozen why nothing goes, or nothing that holds a certain database; sentences for people, empty if nothing is
 *     frozen
 */
public record RetentionPlan(List<Kept> kept, List<Removable> removable, List<String> frozen) {
    /**
     * One that stays.
     *
     * @param reasons for people, for example {@code weekly 2026-W47}, {@code pinned by alice}, {@code minimum}; never empty
     */
    public record Kept(Backup backup, List<String> reasons) {
        public Kept {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * One that nothing needs any more.
     *
     * @param why for people
     */
    public record Removable(Backup backup, String why) {}

    public RetentionPlan {
        kept = List.copyOf(kept);
        removable = List.copyOf(removable);
        frozen = List.copyOf(frozen);
    }

    public boolean removesNothing() {
        return removable.isEmpty();
    }

    /** Bytes of all that goes. */
    public long removableBytes() {
        return removable.stream().mapToLong(one -> one.backup().bytes()).sum();
    }
}
