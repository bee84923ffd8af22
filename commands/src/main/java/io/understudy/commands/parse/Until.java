package io.understudy.commands.parse;

import java.time.Duration;
import java.time.Instant;

/** The end of a while, as people say it. */
public sealed interface Until {
    Instant after(Instant now);

    /** {@code 4h}. */
    record Lasting(Duration howLong) implements Until {
        @Override
        public Instant after(Instant now) {
            return now.plus(howLong);
        }
    }

    /** {@code until 09:00}. */
    record Till(When when) implements Until {
        @Override
        public Instant after(Instant now) {
            return when.after(now);
        }
    }
}
