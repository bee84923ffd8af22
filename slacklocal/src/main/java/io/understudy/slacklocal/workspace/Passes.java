package io.understudy.slacklocal.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Things that may be used a few times within a short while: trigger ids, response URLs, websocket tickets.
 *
 * @param <T> what a pass stands for
 */
public final class Passes<T> {
    private final Clock clock;
    private final Duration life;
    private final int uses;
    private final Supplier<String> codes;
    private final Map<String, Pass<T>> passes = new HashMap<>();

    Passes(Clock clock, Duration life, int uses, Supplier<String> codes) {
        this.clock = clock;
        this.life = life;
        this.uses = uses;
        this.codes = codes;
    }

    /** A new code that stands for this. */
    public synchronized String issue(T stands) {
        String code = codes.get();
        passes.put(code, new Pass<>(stands, clock.instant().plus(life), uses));
        return code;
    }

    /** Uses a code once. */
    public synchronized Use<T> use(String code) {
        Pass<T> pass = passes.get(code);
        if (pass == null) {
            return new Use<>(State.UNKNOWN, Optional.empty());
        }
        if (!clock.instant().isBefore(pass.until)) {
            return new Use<>(State.EXPIRED, Optional.of(pass.stands));
        }
        if (pass.left == 0) {
            return new Use<>(State.USED_UP, Optional.of(pass.stands));
        }
        passes.put(code, new Pass<>(pass.stands, pass.until, pass.left - 1));
        return new Use<>(State.GOOD, Optional.of(pass.stands));
    }

    /** What became of a try. */
    public enum State {
        GOOD,
        UNKNOWN,
        EXPIRED,
        USED_UP
    }

    /**
     * A try to use a code.
     *
     * @param stands what the code stands for; empty if there never was such a code
     */
    public record Use<T>(State state, Optional<T> stands) {}

    private record Pass<T>(T stands, Instant until, int left) {}
}
