package io.understudy.replication.diagnose;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * When a volume is full if it goes on like this. Pure.
 *
 * <p>The pace is the median of the paces between any two samples: one large file that is written or removed is no pace.
 */
public final class TimeToFull {
    /** How long samples are worth keeping. */
    public static final Duration REMEMBERED = Duration.ofMinutes(30);

    /** Over less, a burst of writes would be taken for a pace. */
    private static final Duration LEAST = Duration.ofMinutes(10);

    private static final int FEWEST = 5;

    private TimeToFull() {}

    /** What was free at a moment. */
    public record Sample(Instant at, long freeBytes) {}

    /**
     * The time from the newest sample on.
     *
     * @param samples oldest first
     * @return empty if the volume is not filling up, or the samples are too few or too close to tell
     */
    public static Optional<Duration> of(List<Sample> samples) {
        if (samples.size() < FEWEST) {
            return Optional.empty();
        }
        Sample newest = samples.get(samples.size() - 1);
        boolean longEnough = Duration.between(samples.get(0).at(), newest.at()).compareTo(LEAST) >= 0;
        double bytesPerSecond = medianPace(samples);
        return longEnough && bytesPerSecond > 0
                ? Optional.of(Duration.ofSeconds((long) (newest.freeBytes() / bytesPerSecond)))
                : Optional.empty();
    }

    /** Bytes that are used up per second. */
    private static double medianPace(List<Sample> samples) {
        List<Double> paces = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            for (int j = i + 1; j < samples.size(); j++) {
                long millis = Duration.between(
                                samples.get(i).at(), samples.get(j).at())
                        .toMillis();
                if (millis > 0) {
                    paces.add(1_000.0
                            * (samples.get(i).freeBytes() - samples.get(j).freeBytes())
                            / millis);
                }
            }
        }
        Collections.sort(paces);
        return paces.isEmpty() ? 0 : paces.get(paces.size() / 2);
    }
}
