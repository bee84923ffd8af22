package io.understudy.slacklocal.api;

import java.time.Duration;

/**
 * How often a method may be called (docs.slack.dev/apis/web-api/rate-limits). Slack names the lower bound of each tier and
 * tolerates bursts without saying how long; here a whole minute's calls may come at once, and five posts to a channel.
 *
 * @param burst calls that may come at once
 * @param each after how long one more is allowed
 */
record Quota(int burst, Duration each) {
    static final Quota TIER_2 = perMinute(20);
    static final Quota TIER_3 = perMinute(50);
    static final Quota TIER_4 = perMinute(100);
    /** One message per second and channel. */
    static final Quota POSTING = new Quota(5, Duration.ofSeconds(1));
    /** Methods whose limit Slack keeps to itself, or that tests must call often: apps.connections.open is tier 1. */
    static final Quota UNCOUNTED = new Quota(Integer.MAX_VALUE, Duration.ZERO);

    private static Quota perMinute(int calls) {
        return new Quota(calls, Duration.ofMinutes(1).dividedBy(calls));
    }

    /** How much of the future calls may use up. */
    Duration tolerance() {
        return each.multipliedBy(burst - 1L);
    }
}
