package io.understudy.replication.observe;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The space on one volume, as the user sees it who writes there.
 *
 * @param holds what of ours lies on it, for people: {@code data, WAL}
 * @param mount where it is mounted; tells the volumes of one machine apart
 * @param totalBytes used and free together; what only root may use counts as neither
 * @param freeInodesPercent empty where the file system does not count inodes
 * @param fullIn at the pace of the last minutes; empty if it is not filling up, or nobody knows yet
 */
public record Volume(
        String holds,
        String mount,
        long totalBytes,
        long freeBytes,
        OptionalInt freeInodesPercent,
        Optional<Duration> fullIn) {
    /** Rounded down; 100 of an empty one. */
    public int freePercent() {
        return totalBytes <= 0 ? 100 : (int) (100.0 * freeBytes / totalBytes);
    }

    /** The same, with what earlier sightings tell of its pace. */
    public Volume fullIn(Optional<Duration> time) {
        return new Volume(holds, mount, totalBytes, freeBytes, freeInodesPercent, time);
    }

    /** The same, with something more of ours on it. */
    public Volume alsoHolds(String more) {
        return new Volume(holds + ", " + more, mount, totalBytes, freeBytes, freeInodesPercent, fullIn);
    }
}
