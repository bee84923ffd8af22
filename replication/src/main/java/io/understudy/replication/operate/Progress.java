package io.understudy.replication.operate;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a long step is.
 *
 * @param phase what it does now, for people
 * @param bytesPerSecond over the last seconds; 0 when nothing moves
 * @param left reckoned from the rate
 * @param stalledFor how long nothing has moved; zero while it moves
 */
public record Progress(
        String phase,
        OptionalLong doneBytes,
        OptionalLong totalBytes,
        long bytesPerSecond,
        Optional<Duration> left,
        Duration stalledFor) {
    public static Progress phase(String phase) {
        return new Progress(phase, OptionalLong.empty(), OptionalLong.empty(), 0, Optional.empty(), Duration.ZERO);
    }
}
