package io.understudy.bot.slack.courier;

import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.courier.SlackChannels.Where;
import io.understudy.commands.chat.IncidentChannel;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.deliver.Deliveries;
import io.understudy.commands.deliver.Delivery;
import io.understudy.commands.deliver.Outcome;
import io.understudy.commands.deliver.Receipt;
import java.time.Duration;
import java.util.Optional;

/** Finds the places of the board in Slack; the channel of an incident is made when it is first needed. */
final class Landings {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final SlackChannels channels;
    private final IncidentRooms rooms;
    private final MessageBoard board;
    private final Deliveries deliveries;
    private final Setbacks setbacks;

    Landings(
            SlackChannels channels, IncidentRooms rooms, MessageBoard board, Deliveries deliveries, Setbacks setbacks) {
        this.channels = channels;
        this.rooms = rooms;
        this.board = board;
        this.deliveries = deliveries;
        this.setbacks = setbacks;
    }

    /** @param parent where the message stands below which this one belongs */
    Landing of(Place place, Optional<Receipt> parent) {
        Optional<IncidentChannel> incident = IncidentChannel.of(place.channel());
        Landing channel = incident.isPresent() && !channels.isConfigured(place.channel())
                ? room(incident.get())
                : channel(place.channel());
        return channel instanceof Landing.At at ? new Landing.At(below(at.spot(), parent)) : channel;
    }

    private Landing room(IncidentChannel incident) {
        IncidentRooms.Room room = rooms.open(incident);
        if (room instanceof IncidentRooms.Room.Open open) {
            return new Landing.At(new Spot(open.id(), Optional.empty()));
        }
        return room instanceof IncidentRooms.Room.NotNow notNow
                ? new Landing.Unknown(notNow.later())
                : besideItsMessage(incident);
    }

    /** Where the incident itself was told: in the thread of that message, else in that channel. */
    private Landing besideItsMessage(IncidentChannel incident) {
        return board.byKey(IncidentRooms.key(incident))
                .map(message -> {
                    Optional<Receipt> receipt =
                            deliveries.of(SlackMember.PLATFORM, message.id()).flatMap(Delivery::receipt);
                    Landing channel = channel(message.place().channel());
                    return channel instanceof Landing.At at ? new Landing.At(below(at.spot(), receipt)) : channel;
                })
                .orElseGet(() -> new Landing.Nowhere("channel_not_found"));
    }

    private Landing channel(String name) {
        Where where = channels.find(name);
        if (where instanceof Where.Here here) {
            return new Landing.At(new Spot(here.id(), Optional.empty()));
        }
        return where instanceof Where.NotKnown notKnown
                ? new Landing.Unknown(setbacks.aside(notKnown.reply())
                        .orElseGet(() -> new Outcome.Later(SOON, false, "Slack does not tell its channels")))
                : new Landing.Nowhere("channel_not_found");
    }

    /** A thread has one level, begins in the same channel, and not below what only one person saw. */
    private static Spot below(Spot spot, Optional<Receipt> parent) {
        return parent.filter(Standing::isForEverybody)
                .filter(receipt -> receipt.channel().equals(spot.channel()))
                .map(receipt -> new Spot(
                        spot.channel(),
                        Optional.of(
                                Fingerprint.parse(receipt.fingerprint()).root().orElse(receipt.message()))))
                .orElse(spot);
    }
}
