package io.understudy.replication.observe;

import io.understudy.replication.cluster.Lsn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the primary's WAL stood when: turns a position into a lag in time. Unlike the age of the last replayed commit
 * it is right on an idle primary, and it goes on when the standby is cut off.
 *
 * <p>Keeps a bounded number of sightings; when full, the older half loses every second one, so that old lags become
 * coarser instead of unknown. Safe for use by several threads.
 */
public final class LsnClock {
    private static final int DEFAULT_CAPACITY = 4_096;

    private final int capacity;
    private final List<Sighting> sightings = new ArrayList<>();

    private record Sighting(Instant at, Lsn current) {
        Sighting shiftedBy(Duration shift) {
            return new Sighting(at.plus(shift), current);
        }
    }

    /** Starts empty. At one look a second it reaches back an hour in full, and days coarsely. */
    public LsnClock() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * Starts empty.
     *
     * @param capacity how many sightings are kept at most; at least 8
     */
    public LsnClock(int capacity) {
        if (capacity < 8) {
            throw new IllegalArgumentException("wanted a capacity of at least 8, found " + capacity);
        }
        this.capacity = capacity;
    }

    /** Notes that the primary stood at {@code current}. */
    public synchronized void saw(Instant at, Lsn current) {
        // A new primary after a failover may stand lower: what its predecessor wrote beyond is no longer part of the
        // WAL.
        sightings.removeIf(one -> one.current().isAfter(current));
        stepBackWith(at);
        if (isIdleAt(current)) {
            sightings.remove(sightings.size() - 1);
        }
        sightings.add(new Sighting(at, current));
        if (sightings.size() > capacity) {
            thin();
        }
    }

    /**
     * How long ago the primary stood at {@code replayed}; zero when it has written nothing since. Empty when the
     * primary had passed that position before it was first seen: the lag is then at least as old as the first sighting.
     */
    public synchronized Optional<Duration> lag(Instant now, Lsn replayed) {
        if (sightings.isEmpty() || sightings.get(0).current().isAfter(replayed)) {
            return Optional.empty();
        }
        int passed = firstBeyond(replayed);
        if (passed == sightings.size()) {
            return Optional.of(Duration.ZERO);
        }
        Duration lag = Duration.between(whenAt(replayed, sightings.get(passed - 1), sightings.get(passed)), now);
        return Optional.of(lag.isNegative() ? Duration.ZERO : lag);
    }

    /** The lag if it is known, else how long the primary is surely beyond that position: since it was first seen. */
    public synchronized Duration lagAtLeast(Instant now, Lsn replayed) {
        return lag(now, replayed)
                .orElseGet(() -> sightings.isEmpty()
                        ? Duration.ZERO
                        : Duration.between(sightings.get(0).at(), now));
    }

    /** The machine's clock was set back: what was seen before keeps its distance instead of lying in the future. */
    private void stepBackWith(Instant at) {
        if (!sightings.isEmpty() && at.isBefore(newest().at())) {
            Duration shift = Duration.between(newest().at(), at);
            sightings.replaceAll(one -> one.shiftedBy(shift));
        }
    }

    /** Of an idle stretch its first and last moment are kept: the time between two positions is counted from the last. */
    private boolean isIdleAt(Lsn current) {
        int size = sightings.size();
        return size >= 2
                && sightings.get(size - 1).current().equals(current)
                && sightings.get(size - 2).current().equals(current);
    }

    private Sighting newest() {
        return sightings.get(sightings.size() - 1);
    }

    private int firstBeyond(Lsn position) {
        int low = 0;
        int high = sightings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sightings.get(middle).current().isAfter(position)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Instant whenAt(Lsn position, Sighting before, Sighting after) {
        double share =
                (double) position.bytesAfter(before.current()) / after.current().bytesAfter(before.current());
        long nanos = Duration.between(before.at(), after.at()).toNanos();
        return before.at().plusNanos((long) (nanos * share));
    }

    private void thin() {
        List<Sighting> kept = new ArrayList<>();
        for (int i = 0; i < sightings.size(); i++) {
            if (i >= sightings.size() / 2 || i % 2 == 0) {
                kept.add(sightings.get(i));
            }
        }
        sightings.clear();
        sightings.addAll(kept);
    }
}
