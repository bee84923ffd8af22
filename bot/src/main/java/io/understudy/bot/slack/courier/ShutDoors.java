package io.understudy.bot.slack.courier;

import io.understudy.bot.slack.render.SlackMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.deliver.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a message where Slack lets the bot post nothing. Whoever asked is told by another way; what nobody asked
 * for waits until somebody lets the bot in; what will never be possible is not tried again.
 */
final class ShutDoors {
    private static final Logger LOG = LoggerFactory.getLogger(ShutDoors.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final SlackChannels channels;
    private final IncidentRooms rooms;
    private final LastResort lastResort;
    private final OnceAnHour log;

    ShutDoors(SlackChannels channels, IncidentRooms rooms, LastResort lastResort, OnceAnHour log) {
        this.channels = channels;
        this.rooms = rooms;
        this.lastResort = lastResort;
        this.log = log;
    }

    /**
     * Of a message that is not there yet.
     *
     * @param channel Slack's id, or the board's name of a channel that Slack does not have
     * @param error Slack's word
     */
    Outcome outcome(PostedMessage message, SlackMessage words, String channel, String error) {
        Refusal refusal = Refusal.of(error);
        if (refusal != Refusal.NO_ENTRY && refusal != Refusal.CLOSED) {
            LOG.error("Slack does not take message {}: {}", message.key(), error);
            return new Outcome.Never("Slack does not take it (" + error + ")");
        }
        boolean mayBeOver = refusal == Refusal.CLOSED || error.equals("channel_not_found");
        if (mayBeOver && rooms.closed(channel)) {
            return new Outcome.Later(SOON, false, "the incident's channel was archived; it gets a new one");
        }
        channels.forget(message.place().channel());
        return told(message, words, channel)
                .orElseGet(() -> shut(message, Remedy.forChannel(message.place().channel(), error)));
    }

    /** Of a message that is there, in a channel that the bot was taken out of, or that is no more. */
    Outcome outcomeOfEdit(PostedMessage message, String channel, String error) {
        if (error.equals("channel_not_found") && rooms.closed(channel)) {
            return new Outcome.Gone();
        }
        return shut(message, Remedy.forChannel(channel, error));
    }

    private Optional<Outcome> told(PostedMessage message, SlackMessage words, String channel) {
        if (message.message().phase() == Phase.WORKING) {
            return message.invocation().map(id -> new Outcome.Never("how it ends is told to whoever asked"));
        }
        return message.invocation()
                .filter(id -> lastResort.tell(id, words))
                .map(id -> new Outcome.Shown(
                        Standing.forOnePerson(channel, message.id(), Fingerprint.of(words, Optional.empty()))));
    }

    /** A channel of the configuration will be put right; one that somebody typed a command in is nobody's duty. */
    private Outcome shut(PostedMessage message, String remedy) {
        boolean configured = !SlackChannels.isSlackId(message.place().channel());
        if (configured && message.place().onlyFor().isEmpty()) {
            log.warn(LOG, remedy);
            return new Outcome.Later(Setbacks.LONG, false, remedy);
        }
        return new Outcome.Never(remedy);
    }
}
