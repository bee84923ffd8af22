package io.understudy.commands.deliver;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Waits that double while the same trouble repeats. Safe for any thread. */
final class BackOff {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int LONGEST_DOUBLING = 10;

    private final Duration longest;
    private final Map<String, Integer> repeated = new HashMap<>();

    BackOff(Duration longest) {
        this.longest = longest;
    }

    /** How long to wait now; never shorter than asked for. */
    synchronized Duration next(String where, Duration asked) {
        int before = repeated.merge(where, 1, Integer::sum) - 1;
        Duration first = max(asked, SHORTEST);
        Duration grown = first.multipliedBy(1L << Math.min(before, LONGEST_DOUBLING));
        return max(first, grown.compareTo(longest) > 0 ? longest : grown);
    }

    /** The trouble is over. */
    synchronized void reset(String where) {
        repeated.remove(where);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
