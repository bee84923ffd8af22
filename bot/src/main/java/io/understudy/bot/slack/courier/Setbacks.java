package io.understudy.bot.slack.courier;

import com.slack.api.methods.SlackApiTextResponse;
import io.understudy.bot.slack.courier.SlackReply.Limited;
import io.understudy.bot.slack.courier.SlackReply.Refused;
import io.understudy.bot.slack.courier.SlackReply.Troubled;
import io.understudy.commands.deliver.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be waited for when a call did not get through, whatever it was about. */
final class Setbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);
    /** Somebody has to do something first. */
    static final Duration LONG = Duration.ofMinutes(1);

    private final OnceAnHour log;

    Setbacks(OnceAnHour log) {
        this.log = log;
    }

    /** Whom a limit of a method's rate concerns, as Slack documents it. */
    enum Rate {
        /** Each channel has its own: chat.postMessage. */
        OF_THE_CHANNEL,
        /** The method has one for the whole workspace: all others. */
        OF_THE_WORKSPACE
    }

    /** Empty: done, or refused for a reason that concerns this call alone. */
    Optional<Outcome.Later> of(SlackReply<? extends SlackApiTextResponse> reply, Rate rate) {
        if (reply instanceof Limited<?> limited) {
            return Optional.of(new Outcome.Later(
                    limited.after(), rate == Rate.OF_THE_WORKSPACE, "Slack wants fewer calls at a time"));
        }
        if (reply instanceof Troubled<?> troubled) {
            return Optional.of(new Outcome.Later(Duration.ZERO, true, troubled.why()));
        }
        return reply instanceof Refused<?> refused && Refusal.of(refused.error()) == Refusal.LOCKED_OUT
                ? Optional.of(lockedOut(refused))
                : Optional.empty();
    }

    /**
     * The same for a method that most messages do without: they go on when it is called too often, or its scope is
     * missing.
     */
    Optional<Outcome.Later> aside(SlackReply<? extends SlackApiTextResponse> reply) {
        boolean others = reply instanceof Limited<?> || lacksScope(reply);
        return of(reply, Rate.OF_THE_WORKSPACE)
                .map(later -> others ? new Outcome.Later(later.after(), false, later.why()) : later);
    }

    static boolean lacksScope(SlackReply<? extends SlackApiTextResponse> reply) {
        return reply instanceof Refused<?> refused && refused.error().equals("missing_scope");
    }

    private Outcome.Later lockedOut(Refused<? extends SlackApiTextResponse> refused) {
        String remedy = Remedy.of(refused);
        log.warn(LOG, remedy);
        return new Outcome.Later(LONG, true, remedy);
    }
}
