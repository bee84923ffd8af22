package io.understudy.bot.slack.courier;

import com.slack.api.methods.response.conversations.ConversationsCreateResponse;
import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.courier.SlackReply.Done;
import io.understudy.bot.slack.courier.SlackReply.Refused;
import io.understudy.commands.chat.IncidentChannel;
import io.understudy.commands.deliver.Outcome;
import io.understudy.commands.deliver.PlatformChannels;
import io.understudy.commands.deliver.PlatformChannels.MadeChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels of incidents: made when something is first said there, with the people who can help in them. Where the bot
 * may make none, incidents stay where they were told.
 */
public final class IncidentRooms {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentRooms.class);
    private static final Duration ASK_AGAIN = Duration.ofMinutes(10);
    private static final int LONGEST_NAME = 80;
    private static final int NAMES = 20;

    private final SlackApi api;
    private final PlatformChannels made;
    private final Furnishing furnishing;
    private final Setbacks setbacks;
    private final OnceAnHour log;
    private final InstantSource clock;
    private final Set<String> unpinned = ConcurrentHashMap.newKeySet();
    private volatile Instant notBefore = Instant.MIN;

    /** @param furnishing what a new channel gets */
    public IncidentRooms(SlackApi api, PlatformChannels made, Furnishing furnishing, InstantSource clock) {
        this.api = api;
        this.made = made;
        this.furnishing = furnishing;
        this.clock = clock;
        this.log = new OnceAnHour(clock);
        this.setbacks = new Setbacks(log);
    }

    /** The board's key of an incident's message. */
    static String key(IncidentChannel incident) {
        return "incident/" + incident.incident();
    }

    /** What there is for an incident. */
    sealed interface Room {
        record Open(String id) implements Room {}

        /** The bot may make no channels. */
        record None() implements Room {}

        record NotNow(Outcome.Later later) implements Room {}
    }

    /** The incident's channel; one thread for each incident at a time. */
    Room open(IncidentChannel incident) {
        furnishing.goOn();
        Optional<String> id = made.named(SlackMember.PLATFORM, incident.name())
                .filter(one -> !one.archived())
                .map(MadeChannel::id);
        if (id.isPresent()) {
            return new Room.Open(id.get());
        }
        return clock.instant().isBefore(notBefore) ? new Room.None() : make(incident);
    }

    /** Whether the bot made this channel; then what is said next gets a new one. */
    boolean closed(String id) {
        Optional<MadeChannel> room = made.withId(SlackMember.PLATFORM, id);
        room.ifPresent(one -> made.put(SlackMember.PLATFORM, new MadeChannel(one.name(), one.id(), true)));
        return room.isPresent();
    }

    /** Pins what was said first in a new channel; to be called after everything that is said. */
    void said(Spot spot, String ts) {
        if (unpinned.remove(spot.channel())) {
            furnishing.pin(spot.channel(), ts);
        }
    }

    private Room make(IncidentChannel incident) {
        SlackReply<ConversationsCreateResponse> reply = null;
        for (int number = 1; number <= NAMES; number++) {
            String name = name(incident, number);
            reply = api.call(methods ->
                    methods.conversationsCreate(args -> args.name(name).isPrivate(false)));
            if (!(reply instanceof Refused<?> refused && refused.error().equals("name_taken"))) {
                break;
            }
        }
        return reply instanceof Done<ConversationsCreateResponse> done
                ? moveIn(incident, done.response().getChannel().getId())
                : without(reply);
    }

    private Room moveIn(IncidentChannel incident, String id) {
        made.put(SlackMember.PLATFORM, new MadeChannel(incident.name(), id, false));
        unpinned.add(id);
        furnishing.begin(incident, id);
        return new Room.Open(id);
    }

    private Room without(SlackReply<ConversationsCreateResponse> reply) {
        boolean scope = Setbacks.lacksScope(reply);
        Optional<Outcome.Later> later = scope ? Optional.empty() : setbacks.aside(reply);
        if (later.isPresent()) {
            return new Room.NotNow(later.get());
        }
        notBefore = clock.instant().plus(ASK_AGAIN);
        Refused<ConversationsCreateResponse> refused = (Refused<ConversationsCreateResponse>) reply;
        log.warn(
                LOG,
                "incidents get no channels of their own in Slack, they stay in the channels of their clusters: "
                        + (scope ? Remedy.of(refused) : "Slack refuses to make any (" + refused.error() + ")"));
        return new Room.None();
    }

    /** As Slack takes it, and numbered for one whose earlier channel is archived or whose name somebody else has. */
    private static String name(IncidentChannel incident, int number) {
        String end = number == 1 ? "" : "-" + number;
        String name = incident.name();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length())) + end;
    }
}
