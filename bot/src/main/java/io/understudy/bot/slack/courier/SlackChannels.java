package io.understudy.bot.slack.courier;

import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.ConversationType;
import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.commands.deliver.PlatformChannels;
import io.understudy.commands.deliver.PlatformChannels.MadeChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The board's channels and Slack's, both ways. A name of the configuration counts first, then what is an id of Slack's
 * already, then a channel that the bot made for an incident, then one that has the name in Slack.
 */
public final class SlackChannels {
    private static final Pattern SLACK_ID = Pattern.compile("[CDG][A-Z0-9_-]+");
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);
    private static final int PAGE = 500;

    private final SlackSettings settings;
    private final Set<String> used;
    private final PlatformChannels made;
    private final SlackApi api;
    private final InstantSource clock;
    private volatile Map<String, String> idsByName = Map.of();
    private Instant askedAt = Instant.MIN;

    /** @param used names by which the configuration speaks of channels: those of clusters, and those with a usual cluster */
    public SlackChannels(
            SlackSettings settings, Set<String> used, PlatformChannels made, SlackApi api, InstantSource clock) {
        this.settings = settings;
        this.used = Set.copyOf(used);
        this.made = made;
        this.api = api;
        this.clock = clock;
    }

    /** What the board calls one of Slack's channels; its id when the board has no name for it. Never waits for Slack. */
    public String boardName(String slackId) {
        Map<String, String> byName = idsByName;
        return named(new TreeMap<>(settings.channels()), slackId)
                .or(() -> made.withId(SlackMember.PLATFORM, slackId).map(MadeChannel::name))
                .or(() -> named(byName, slackId).filter(used::contains))
                .orElse(slackId);
    }

    /** Whether the board's channel has no name but Slack's id: somebody typed a command there. */
    static boolean isSlackId(String boardName) {
        return SLACK_ID.matcher(boardName).matches();
    }

    /** Where the board's channel is in Slack. Asks Slack for a name that is not known, at most once a minute. */
    public Where find(String boardName) {
        return known(boardName).<Where>map(Where.Here::new).orElseGet(() -> ask(boardName));
    }

    /** Learns the names of Slack's channels, so that the first message and the first command need not wait for it. */
    public void warmUp() {
        list();
    }

    boolean isConfigured(String boardName) {
        return settings.channels().containsKey(boardName);
    }

    /** Slack put a message for this channel into the one with this id. */
    void learn(String boardName, String slackId) {
        if (known(boardName).isEmpty() && isSlackId(slackId)) {
            Map<String, String> more = new HashMap<>(idsByName);
            more.put(boardName, slackId);
            idsByName = Map.copyOf(more);
        }
    }

    /** What Slack said of a name was wrong, or is no longer so: it is asked again. */
    synchronized void forget(String boardName) {
        Map<String, String> others = new HashMap<>(idsByName);
        others.remove(boardName);
        idsByName = Map.copyOf(others);
    }

    private Optional<String> known(String boardName) {
        return Optional.ofNullable(settings.channels().get(boardName))
                .or(() -> Optional.of(boardName).filter(SlackChannels::isSlackId))
                .or(() -> made.named(SlackMember.PLATFORM, boardName)
                        .filter(one -> !one.archived())
                        .map(MadeChannel::id))
                .or(() -> Optional.ofNullable(idsByName.get(boardName)));
    }

    private Where ask(String boardName) {
        Optional<SlackReply<ConversationsListResponse>> failed = list();
        Optional<String> id = Optional.ofNullable(idsByName.get(boardName));
        if (id.isPresent()) {
            return new Where.Here(id.get());
        }
        if (failed.filter(SlackChannels::isNotForUs).isPresent()) {
            // chat.postMessage takes a public channel's name too, and answers with its id.
            return new Where.Here(boardName);
        }
        return failed.<Where>map(Where.NotKnown::new).orElseGet(Where.Nowhere::new);
    }

    /** Asks for all channels, unless that was done a moment ago; answers what went wrong. */
    private synchronized Optional<SlackReply<ConversationsListResponse>> list() {
        if (clock.instant().isBefore(askedAt.plus(ASK_AGAIN))) {
            return Optional.empty();
        }
        Map<String, String> found = new HashMap<>();
        Optional<SlackReply<ConversationsListResponse>> failed =
                list(found, List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL));
        if (failed.filter(Setbacks::lacksScope).isPresent()) {
            // Private channels need a scope that the workspace may not want to give.
            failed = list(found, List.of(ConversationType.PUBLIC_CHANNEL));
        }
        if (failed.isEmpty()) {
            idsByName = Map.copyOf(found);
            askedAt = clock.instant();
        }
        return failed;
    }

    private Optional<SlackReply<ConversationsListResponse>> list(
            Map<String, String> found, List<ConversationType> types) {
        String cursor = "";
        do {
            String page = cursor;
            SlackReply<ConversationsListResponse> reply = api.call(methods -> methods.conversationsList(
                    args -> args.excludeArchived(true).types(types).limit(PAGE).cursor(page.isEmpty() ? null : page)));
            if (!(reply instanceof SlackReply.Done<ConversationsListResponse> done)) {
                return Optional.of(reply);
            }
            done.response().getChannels().forEach(one -> found.put(one.getName(), one.getId()));
            cursor = next(done.response());
        } while (!cursor.isEmpty());
        return Optional.empty();
    }

    /** The method is not there, or its scope was not given: asking later gives the same. */
    private static boolean isNotForUs(SlackReply<ConversationsListResponse> failed) {
        return Setbacks.lacksScope(failed)
                || (failed instanceof SlackReply.Refused<?> refused
                        && refused.error().equals("unknown_method"));
    }

    private static String next(ConversationsListResponse response) {
        return Optional.ofNullable(response.getResponseMetadata())
                .map(page -> page.getNextCursor())
                .orElse("");
    }

    private static Optional<String> named(Map<String, String> idsByName, String id) {
        return idsByName.entrySet().stream()
                .filter(one -> one.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Where a channel of the board is in Slack. */
    public sealed interface Where {
        record Here(String id) implements Where {}

        /** Slack has no such channel that the bot could see. */
        record Nowhere() implements Where {}

        /** Slack could not be asked. */
        record NotKnown(SlackReply<ConversationsListResponse> reply) implements Where {}
    }
}
