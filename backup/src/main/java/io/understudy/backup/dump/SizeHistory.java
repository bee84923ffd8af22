package io.understudy.backup.dump;

import io.understudy.backup.catalogue.Backup;
import java.util.List;
import java.util.Optional;

/**
 * How large the backups before were. Pure.
 *
 * @param sizes in bytes, of the verified ones, newest first
 * @param smallestPercent of their median that a new one may have without a word
 */
record SizeHistory(List<Long> sizes, int smallestPercent) {
    private static final int MANY = 5;
    /** The median of fewer says nothing. */
    private static final int FEWEST = 3;

    SizeHistory {
        sizes = List.copyOf(sizes);
    }

    static SizeHistory of(List<Backup> newestFirst, int smallestPercent) {
        return new SizeHistory(
                newestFirst.stream()
                        .filter(one -> one.state() == Backup.State.VERIFIED)
                        .limit(MANY)
                        .map(Backup::bytes)
                        .toList(),
                smallestPercent);
    }

    /** Of the newest; 0 if there is none. */
    long last() {
        return sizes.isEmpty() ? 0 : sizes.get(0);
    }

    /** What is odd with a backup of this size, for people; empty if nothing is. */
    Optional<String> oddity(long bytes) {
        long median = sizes.stream().sorted().skip(sizes.size() / 2).findFirst().orElse(0L);
        return sizes.size() >= FEWEST && bytes * 100 < median * smallestPercent
                ? Optional.of("it has " + bytes + " bytes, less than " + smallestPercent + " % of the median of the "
                        + sizes.size() + " before it, " + median)
                : Optional.empty();
    }
}
