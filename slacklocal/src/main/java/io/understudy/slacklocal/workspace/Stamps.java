package io.understudy.slacklocal.workspace;

import java.time.Clock;
import java.time.Instant;

/** Makes {@code ts} values: growing, each once, also when the clock stands still or goes back. */
final class Stamps {
    private final Clock clock;
    private long lastMicros;

    Stamps(Clock clock) {
        this.clock = clock;
    }

    synchronized String next() {
        Instant now = clock.instant();
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        lastMicros = Math.max(lastMicros + 1, micros);
        return String.format("%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
    }
}
