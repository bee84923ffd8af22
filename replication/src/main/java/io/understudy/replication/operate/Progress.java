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
    /** From here on people are told apart from the message that is edited. */
    public static final Duration ALARM = Duration.ofMinutes(2);

    /** Whether nothing has moved for so long that somebody should look. */
    public boolean isStalled() {
        return stalledFor.compareTo(ALARM) >= 0;
    }

    public static Progress phase(String phase) {
        return new Progress(phase, OptionalLong.empty(), OptionalLong.empty(), 0, Optional.empty(), Duration.ZERO);
    }
}
