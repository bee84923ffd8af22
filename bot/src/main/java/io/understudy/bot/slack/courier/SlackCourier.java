package io.understudy.bot.slack.courier;

import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import io.understudy.bot.slack.ResponseUrls;
import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.courier.Setbacks.Rate;
import io.understudy.bot.slack.courier.SlackReply.Done;
import io.understudy.bot.slack.courier.SlackReply.Refused;
import io.understudy.bot.slack.render.SlackMessage;
import io.understudy.bot.slack.render.SlackRendering;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.deliver.Courier;
import io.understudy.commands.deliver.Deliveries;
import io.understudy.commands.deliver.Outcome;
import io.understudy.commands.deliver.Receipt;
import io.understudy.replication.operate.Person;
import java.time.InstantSource;
import java.util.Optional;

/** Shows the board in Slack. Safe for one thread per lane. */
public final class SlackCourier implements Courier {
    private final SlackRendering rendering;
    private final MessageBoard board;
    private final SlackChannels channels;
    private final Landings landings;
    private final IncidentRooms rooms;
    private final Posts posts;
    private final Attachments attachments;
    private final Setbacks setbacks;
    private final ShutDoors shut;

    /** Everything that it needs; the same parts serve the way in. */
    public SlackCourier(
            SlackApi api,
            SlackChannels channels,
            IncidentRooms rooms,
            SlackRendering rendering,
            MessageBoard board,
            Deliveries deliveries,
            ResponseUrls responseUrls,
            String console,
            InstantSource clock) {
        OnceAnHour log = new OnceAnHour(clock);
        this.rendering = rendering;
        this.board = board;
        this.channels = channels;
        this.rooms = rooms;
        this.setbacks = new Setbacks(log);
        this.landings = new Landings(channels, rooms, board, deliveries, setbacks);
        this.posts = new Posts(api);
        this.attachments = new Attachments(new Uploads(api), posts, console, clock);
        this.shut = new ShutDoors(channels, rooms, new LastResort(responseUrls, api), log);
    }

    @Override
    public String platform() {
        return SlackMember.PLATFORM;
    }

    @Override
    public Optional<String> lane(PostedMessage message) {
        Optional<Person> only = message.place().onlyFor();
        boolean forOthers =
                only.filter(person -> SlackMember.of(person).isEmpty()).isPresent();
        boolean passing = only.isPresent() && isWorking(message);
        boolean echo = message.author().isPresent();
        return forOthers || passing || echo
                ? Optional.empty()
                : Optional.of(message.place().channel());
    }

    @Override
    public Outcome post(PostedMessage message, Optional<Receipt> thread) {
        SlackMessage words = rendered(message);
        Landing landing = landings.of(message.place(), thread);
        if (landing instanceof Landing.Unknown unknown) {
            return unknown.later();
        }
        if (landing instanceof Landing.Nowhere nowhere) {
            return shut.outcome(message, words, message.place().channel(), nowhere.error());
        }
        Spot spot = ((Landing.At) landing).spot();
        return message.place()
                .onlyFor()
                .flatMap(SlackMember::of)
                .map(member -> whisper(member, message, words, spot))
                .orElseGet(() -> post(message, words, spot));
    }

    @Override
    public Outcome edit(Receipt shown, PostedMessage message) {
        SlackMessage words = rendered(message);
        Fingerprint before = Fingerprint.parse(shown.fingerprint());
        if (before.saysTheSameAs(words)) {
            return attached(shown, before, message, words);
        }
        if (!Standing.isForEverybody(shown)) {
            return post(message, Optional.empty());
        }
        SlackReply<ChatUpdateResponse> reply = posts.update(shown.channel(), shown.message(), words);
        if (reply instanceof Done<ChatUpdateResponse>) {
            return attached(shown, before.withWordsOf(words), message, words);
        }
        return setbacks.of(reply, Rate.OF_THE_WORKSPACE)
                .<Outcome>map(later -> later)
                .orElseGet(() -> notEdited(shown, message, (Refused<ChatUpdateResponse>) reply));
    }

    private Outcome post(PostedMessage message, SlackMessage words, Spot spot) {
        SlackReply<ChatPostMessageResponse> reply = posts.post(spot, words);
        if (reply instanceof Done<ChatPostMessageResponse> done) {
            String ts = done.response().getTs();
            String channel = channelOf(done.response(), spot);
            channels.learn(spot.channel(), channel);
            rooms.said(spot, ts);
            Fingerprint fresh = Fingerprint.of(words, spot.thread());
            return attached(new Receipt(channel, ts, fresh.toString()), fresh, message, words);
        }
        return setbacks.of(reply, Rate.OF_THE_CHANNEL)
                .<Outcome>map(later -> later)
                .orElseGet(() -> shut.outcome(
                        message, words, spot.channel(), ((Refused<ChatPostMessageResponse>) reply).error()));
    }

    private Outcome whisper(SlackMember to, PostedMessage message, SlackMessage words, Spot spot) {
        SlackReply<ChatPostEphemeralResponse> reply = posts.whisper(spot, to.user(), words);
        if (reply instanceof Done<ChatPostEphemeralResponse> done) {
            return new Outcome.Shown(Standing.forOnePerson(
                    spot.channel(), done.response().getMessageTs(), Fingerprint.of(words, spot.thread())));
        }
        return setbacks.of(reply, Rate.OF_THE_WORKSPACE)
                .<Outcome>map(later -> later)
                .orElseGet(() -> shut.outcome(
                        message, words, spot.channel(), ((Refused<ChatPostEphemeralResponse>) reply).error()));
    }

    private Outcome attached(Receipt receipt, Fingerprint stands, PostedMessage message, SlackMessage words) {
        boolean now = !isWorking(message) && Standing.isForEverybody(receipt);
        return now ? attachments.bring(receipt, stands, words) : new Outcome.Shown(Attachments.marked(receipt, stands));
    }

    private Outcome notEdited(Receipt shown, PostedMessage message, Refused<ChatUpdateResponse> refused) {
        Refusal refusal = Refusal.of(refused.error());
        if (refusal == Refusal.GONE) {
            return new Outcome.Gone();
        }
        if (refusal != Refusal.NO_ENTRY) {
            return new Outcome.Never(
                    "Slack does not change a message of " + shown.channel() + " (" + refused.error() + ")");
        }
        return belongsElsewhere(shown, message)
                ? new Outcome.Gone()
                : shut.outcomeOfEdit(message, shown.channel(), refused.error());
    }

    /** Whether its channel's place was taken by another one: waiting for the old one would hold up the new one's messages. */
    private boolean belongsElsewhere(Receipt shown, PostedMessage message) {
        return landings.of(message.place(), Optional.empty()) instanceof Landing.At at
                && !at.spot().channel().equals(shown.channel());
    }

    /** Slack's id, also where a name was written to. */
    private static String channelOf(ChatPostMessageResponse posted, Spot spot) {
        return Optional.ofNullable(posted.getChannel()).orElse(spot.channel());
    }

    private SlackMessage rendered(PostedMessage message) {
        return rendering.of(message, message.invocation().flatMap(id -> board.byKey("echo/" + id)));
    }

    private static boolean isWorking(PostedMessage message) {
        return message.message().phase() == Phase.WORKING;
    }
}
