package io.understudy.slacklocal.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts calls, and says when there are too many. */
final class RateLimits {
    /** Calls that were under way when the first one was refused are no disobedience. */
    private static final Duration UNDER_WAY = Duration.ofMillis(250);

    private final Clock clock;
    private final Limits limits;
    private final Map<String, Instant> usedUpTo = new HashMap<>();
    private final Map<String, Refused> refused = new HashMap<>();

    RateLimits(Clock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Counts one call.
     *
     * @param key what is counted together: a method, or a method and a channel
     */
    synchronized Verdict count(String key, Quota quota) {
        Instant now = clock.instant();
        if (limits == Limits.OFF) {
            return Verdict.FINE;
        }
        Refused before = refused.getOrDefault(key, Refused.NEVER);
        if (now.isBefore(before.until)) {
            boolean disobedient = now.isAfter(before.since.plus(UNDER_WAY));
            return new Verdict(seconds(Duration.between(now, before.until)), disobedient);
        }
        Instant used = later(usedUpTo.getOrDefault(key, now), now);
        Duration wait = Duration.between(now, used).minus(quota.tolerance());
        if (wait.compareTo(Duration.ZERO) > 0) {
            refused.put(key, new Refused(now, now.plusSeconds(seconds(wait))));
            return new Verdict(seconds(wait), false);
        }
        usedUpTo.put(key, used.plus(quota.each()));
        return Verdict.FINE;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /**
     * What is to be answered.
     *
     * @param retryAfter seconds, 0 if the call may be done
     * @param disobedient whether the app was told to wait and did not
     */
    record Verdict(long retryAfter, boolean disobedient) {
        static final Verdict FINE = new Verdict(0, false);
    }

    private record Refused(Instant since, Instant until) {
        static final Refused NEVER = new Refused(Instant.MIN, Instant.MIN);
    }
}
