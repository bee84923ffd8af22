package io.understudy.bot.slack.setup;

import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import io.understudy.bot.slack.courier.SlackReply;
import io.understudy.replication.plan.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the bot can write where the configuration wants it to. */
final class ChannelChecks {
    private static final String NAME = "slack-channel";
    private static final Pattern ID = Pattern.compile("[CDG][A-Z0-9_-]+");
    private static final int PAGE = 500;

    private final BoundedCalls slack;
    private final Map<String, String> configured;
    private final String bot;
    private Optional<Names> names = Optional.empty();

    /**
     * Asks nothing yet.
     *
     * @param configured ids by the configuration's names
     * @param bot the bot's name in Slack, without the at sign
     */
    ChannelChecks(BoundedCalls slack, Map<String, String> configured, String bot) {
        this.slack = slack;
        this.configured = configured;
        this.bot = bot;
    }

    /** One for each channel, by the configuration's names. */
    List<Check> of(Set<String> channels) {
        return channels.stream().map(this::check).toList();
    }

    private Check check(String channel) {
        if (configured.containsKey(channel)) {
            return byId(channel, configured.get(channel));
        }
        if (ID.matcher(channel).matches()) {
            return byId(channel, channel);
        }
        if (names.isEmpty()) {
            names = Optional.of(ask());
        }
        Names known = names.get();
        return known.ids.containsKey(channel)
                ? byId(channel, known.ids.get(channel))
                : known.failure.map(reply -> notAnswered(channel, reply)).orElseGet(() -> nowhere(channel));
    }

    private Check byId(String channel, String id) {
        SlackReply<ConversationsInfoResponse> reply =
                slack.call(methods -> methods.conversationsInfo(args -> args.channel(id)));
        if (reply instanceof SlackReply.Done<ConversationsInfoResponse> done) {
            return judged(done.response().getChannel());
        }
        return reply instanceof SlackReply.Refused<ConversationsInfoResponse> refused
                        && refused.error().equals("channel_not_found")
                ? hidden(channel, id)
                : notAnswered(channel, reply);
    }

    private Check judged(Conversation found) {
        String shown = "#" + found.getName() + " (" + found.getId() + ")";
        if (found.isArchived()) {
            return Check.block(
                    NAME, shown + " is archived", "unarchive it in Slack, or name another one under slack.channels");
        }
        return found.isMember()
                ? Check.pass(NAME, "the bot is in " + shown)
                : Check.block(NAME, "the bot is not in " + shown, "type /invite @" + bot + " in #" + found.getName());
    }

    private Check hidden(String channel, String id) {
        return Check.block(
                NAME,
                "Slack shows the bot no channel " + id + ", which is '" + channel + "' in the configuration",
                "compare the id (it stands at the end of the channel's About); in a private channel type /invite @"
                        + bot);
    }

    private static Check nowhere(String channel) {
        return Check.block(
                NAME,
                "Slack shows the bot no channel #" + channel,
                "make it, or give the id of another one under slack.channels, as in " + channel
                        + ": C0123ABCD; a private one is seen only once the bot was invited to it");
    }

    private static Check notAnswered(String channel, SlackReply<?> reply) {
        return Check.unknown(
                NAME,
                "wanted to know whether the bot can write in '" + channel + "', found: " + BoundedCalls.words(reply),
                "see what Slack says above, then check again");
    }

    private Names ask() {
        Names all = ask(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL));
        // The running bot does with public ones where the scope for private ones is missing.
        return all.failure.filter(ChannelChecks::isScopeMissing).isPresent()
                ? ask(List.of(ConversationType.PUBLIC_CHANNEL))
                : all;
    }

    private static boolean isScopeMissing(SlackReply<?> reply) {
        return reply instanceof SlackReply.Refused<?> refused && refused.error().equals("missing_scope");
    }

    private Names ask(List<ConversationType> types) {
        Map<String, String> ids = new HashMap<>();
        String cursor = "";
        do {
            String page = cursor;
            SlackReply<ConversationsListResponse> reply = slack.call(methods -> methods.conversationsList(
                    args -> args.types(types).limit(PAGE).cursor(page.isEmpty() ? null : page)));
            if (!(reply instanceof SlackReply.Done<ConversationsListResponse> done)) {
                return new Names(ids, Optional.of(reply));
            }
            done.response().getChannels().forEach(one -> ids.put(one.getName(), one.getId()));
            cursor = Optional.ofNullable(done.response().getResponseMetadata())
                    .map(next -> next.getNextCursor())
                    .orElse("");
        } while (!cursor.isEmpty());
        return new Names(ids, Optional.empty());
    }

    /**
     * The channels that Slack shows the bot.
     *
     * @param failure why there may be more of them
     */
    private record Names(Map<String, String> ids, Optional<SlackReply<ConversationsListResponse>> failure) {}
}
