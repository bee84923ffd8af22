package io.understudy.replication.watch;

import java.time.Duration;
import java.time.Instant;

/** Time since the first reading. It never goes back: what a clock that was set back takes away does not count. */
final class ElapsedTime {
    private Duration elapsed = Duration.ZERO;
    private Instant last = Instant.MAX;

    Duration at(Instant now) {
        if (now.isAfter(last)) {
            elapsed = elapsed.plus(Duration.between(last, now));
        }
        last = now;
        return elapsed;
    }
}
