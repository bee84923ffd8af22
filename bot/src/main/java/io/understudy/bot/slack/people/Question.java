package io.understudy.bot.slack.people;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * A question to Slack about one group, and its answer once there is one.
 *
 * @param askedAt an answer's age counts from here, so that none is older than it seems
 */
record Question(Instant askedAt, CompletableFuture<Roster> answer) {
    private static final Duration KNOWN = Duration.ofSeconds(15);
    /** So that a Slack that is away is not asked at every click, nor waited for. */
    private static final Duration FAILED = Duration.ofSeconds(5);

    /** Whether nothing is to be asked anew: it is on its way, or its answer still counts. */
    boolean isGood(Instant now) {
        Roster roster = answer.getNow(null);
        if (roster == null) {
            return true;
        }
        return !isOlderThan(roster instanceof Roster.Unknown unknown ? quiet(unknown) : KNOWN, now);
    }

    /** A clock that was set back makes everything old. */
    boolean isOlderThan(Duration age, Instant now) {
        return now.isBefore(askedAt) || !now.isBefore(askedAt.plus(age));
    }

    private static Duration quiet(Roster.Unknown unknown) {
        return unknown.retryAfter().compareTo(FAILED) > 0 ? unknown.retryAfter() : FAILED;
    }
}
