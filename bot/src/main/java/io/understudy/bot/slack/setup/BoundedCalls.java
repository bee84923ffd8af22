package io.understudy.bot.slack.setup;

import com.slack.api.methods.SlackApiTextResponse;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.courier.SlackApi;
import io.understudy.bot.slack.courier.SlackReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Calls that end together: a person waits for them. One takes at most 3 s, and after 7 s none is begun. */
final class BoundedCalls implements AutoCloseable {
    private static final Duration ONE = Duration.ofSeconds(3);
    private static final Duration ALL = Duration.ofSeconds(7);

    private final SlackApi api;
    private final InstantSource clock;
    private final Instant until;

    BoundedCalls(SlackSettings settings, InstantSource clock) {
        this.api = new SlackApi(settings, ONE);
        this.clock = clock;
        this.until = clock.instant().plus(ALL);
    }

    <T extends SlackApiTextResponse> SlackReply<T> call(SlackApi.Call<T> call) {
        return clock.instant().isBefore(until)
                ? api.call(call)
                : new SlackReply.Troubled<>("not asked any more, since Slack took more than " + ALL.toSeconds()
                        + " s for what came before");
    }

    /** What an answer that is none says, for the end of a sentence. */
    static String words(SlackReply<?> reply) {
        if (reply instanceof SlackReply.Refused<?> refused) {
            String needed = refused.response().getNeeded();
            return needed == null ? refused.error() : refused.error() + " (" + needed + ")";
        }
        if (reply instanceof SlackReply.Limited<?> limited) {
            return "too many calls, and Slack wants none for " + limited.after().toSeconds() + " s";
        }
        if (reply instanceof SlackReply.Troubled<?> troubled) {
            return troubled.why();
        }
        throw new IllegalArgumentException("wanted an answer that is none, found " + reply);
    }

    @Override
    public void close() {
        api.close();
    }
}
