package io.understudy.slacklocal.faults;

import java.time.Duration;

/** What happens to one call instead of, or after, what it asks for. */
public sealed interface Fault {
    /** Whether the call does what it asks for all the same. */
    default boolean afterEffect() {
        return false;
    }

    /** HTTP 429 with this wait in {@code Retry-After}, in whole seconds; nothing takes effect. */
    record TooManyRequests(Duration retryAfter) implements Fault {}

    /** HTTP 200 with {@code ratelimited} in the body; nothing takes effect. */
    record RateLimitedBody() implements Fault {}

    /** HTTP 500. */
    record ServerError(When when) implements Fault {
        @Override
        public boolean afterEffect() {
            return when == When.AFTER_EFFECT;
        }
    }

    /** HTTP 200 with this error name in the body; nothing takes effect. */
    record Refused(String error) implements Fault {}

    /** No answer until the faults are cleared or the server stops. */
    record Hang(When when) implements Fault {
        @Override
        public boolean afterEffect() {
            return when == When.AFTER_EFFECT;
        }
    }

    /** The connection breaks without an answer. */
    record Cut(When when) implements Fault {
        @Override
        public boolean afterEffect() {
            return when == When.AFTER_EFFECT;
        }
    }

    /** On which side of the call's effect the fault is. */
    enum When {
        BEFORE_EFFECT,
        AFTER_EFFECT
    }
}
