package io.understudy.bot.slack.courier;

import com.slack.api.methods.SlackApiTextResponse;
import java.time.Duration;

/** What came of calling one of Slack's methods. */
public sealed interface SlackReply<T extends SlackApiTextResponse> {
    /** It is done. */
    record Done<T extends SlackApiTextResponse>(T response) implements SlackReply<T> {}

    /** Slack understood and will not; {@code response} says why. */
    record Refused<T extends SlackApiTextResponse>(T response) implements SlackReply<T> {
        /** Slack's word for it, for example {@code channel_not_found}. */
        public String error() {
            return response.getError() == null ? "unknown_error" : response.getError();
        }
    }

    /**
     * Too many calls; this one had no effect.
     *
     * @param after how long Slack wants to be left alone
     */
    record Limited<T extends SlackApiTextResponse>(Duration after) implements SlackReply<T> {}

    /**
     * Slack is in trouble or out of reach; whether this call had its effect is not known.
     *
     * @param why a sentence, for people
     */
    record Troubled<T extends SlackApiTextResponse>(String why) implements SlackReply<T> {}
}
