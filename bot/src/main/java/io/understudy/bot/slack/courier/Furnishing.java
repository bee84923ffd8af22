package io.understudy.bot.slack.courier;

import com.slack.api.methods.response.usergroups.users.UsergroupsUsersListResponse;
import io.understudy.bot.slack.courier.SlackReply.Done;
import io.understudy.bot.slack.courier.SlackReply.Limited;
import io.understudy.bot.slack.courier.SlackReply.Refused;
import io.understudy.bot.slack.courier.SlackReply.Troubled;
import io.understudy.commands.chat.IncidentChannel;
import io.understudy.commands.chat.MessageBoard;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a new channel of an incident gets: people, a topic, a way to the web console. Nothing of it keeps messages back:
 * what fails for now is tried again with the next message or round, what Slack refuses is left out.
 */
public final class Furnishing {
    private static final Logger LOG = LoggerFactory.getLogger(Furnishing.class);
    private static final int LONGEST_TOPIC = 250;
    /** As many people as one call may invite. */
    private static final int TOGETHER = 100;

    private final SlackApi api;
    private final SlackIdentity identity;
    private final MessageBoard board;
    private final Responders responders;
    private final Optional<URI> console;
    private final Deque<Step> steps = new ArrayDeque<>();

    /** @param console where people find the web console; left out: no bookmark */
    public Furnishing(
            SlackApi api, SlackIdentity identity, MessageBoard board, Responders responders, Optional<URI> console) {
        this.api = api;
        this.identity = identity;
        this.board = board;
        this.responders = responders;
        this.console = console;
    }

    /** Begins to furnish a channel. */
    synchronized void begin(IncidentChannel incident, String id) {
        steps.add(new Step("its members", id, () -> inviteMembers(id)));
        responders
                .groupsInOrder()
                .forEach(group -> steps.add(new Step("a user group", id, () -> inviteGroup(id, group))));
        topic(incident)
                .ifPresent(topic -> steps.add(new Step(
                        "its topic",
                        id,
                        () -> api.call(methods -> methods.conversationsSetTopic(
                                args -> args.channel(id).topic(topic))))));
        console.ifPresent(url -> steps.add(new Step("its bookmark", id, () -> bookmark(id, url))));
        goOn();
    }

    /** Does what is left to do, as far as Slack takes it now. */
    synchronized void goOn() {
        for (Step next = steps.poll(); next != null; next = steps.poll()) {
            SlackReply<?> reply = next.work().now();
            if (reply instanceof Limited<?> || reply instanceof Troubled<?>) {
                steps.addFirst(next);
                return;
            }
            if (reply instanceof Refused<?> refused) {
                LOG.warn("the channel {} of an incident is without {}: {}", next.channel(), next.what(), why(refused));
            }
        }
    }

    void pin(String channel, String ts) {
        if (api.call(methods -> methods.pinsAdd(args -> args.channel(channel).timestamp(ts)))
                instanceof Refused<?> refused) {
            LOG.warn("the first message of {} is not pinned: {}", channel, why(refused));
        }
    }

    private SlackReply<?> inviteMembers(String channel) {
        Optional<SlackIdentity.Self> self = identity.self();
        return self.isPresent()
                ? invite(channel, responders.in(self.get().team()))
                : new Troubled<>("Slack does not say in which workspace the bot is");
    }

    private SlackReply<?> inviteGroup(String channel, String group) {
        SlackReply<UsergroupsUsersListResponse> reply =
                api.call(methods -> methods.usergroupsUsersList(args -> args.usergroup(group)));
        return reply instanceof Done<UsergroupsUsersListResponse> done
                ? invite(channel, done.response().getUsers())
                : reply;
    }

    /** All at once; if Slack minds one of them, each alone, so that one keeps out nobody else. */
    private SlackReply<?> invite(String channel, List<String> users) {
        if (users.isEmpty()) {
            return new Done<>(null);
        }
        if (users.size() > TOGETHER) {
            steps.addFirst(new Step(
                    "some of its members", channel, () -> invite(channel, users.subList(TOGETHER, users.size()))));
            return invite(channel, users.subList(0, TOGETHER));
        }
        SlackReply<?> together = api.call(methods ->
                methods.conversationsInvite(args -> args.channel(channel).users(users)));
        if (!(together instanceof Refused<?> refused) || isAboutEverybody(refused)) {
            return together;
        }
        users.forEach(user -> steps.addFirst(new Step(user, channel, () -> inviteOne(channel, user))));
        return new Done<>(null);
    }

    private SlackReply<?> inviteOne(String channel, String user) {
        SlackReply<?> reply = api.call(methods ->
                methods.conversationsInvite(args -> args.channel(channel).users(List.of(user))));
        boolean there = reply instanceof Refused<?> refused
                && (refused.error().equals("already_in_channel")
                        || refused.error().equals("cant_invite_self"));
        return there ? new Done<>(null) : reply;
    }

    private static boolean isAboutEverybody(Refused<?> refused) {
        return Refusal.of(refused.error()) != Refusal.POINTLESS;
    }

    private SlackReply<?> bookmark(String channel, URI url) {
        return api.call(methods -> methods.bookmarksAdd(
                args -> args.channelId(channel).title("Understudy").type("link").link(url.toString())));
    }

    private Optional<String> topic(IncidentChannel incident) {
        return board.byKey(IncidentRooms.key(incident))
                .map(posted -> posted.message().text())
                .map(text -> text.codePointCount(0, text.length()) <= LONGEST_TOPIC
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TOPIC - 1)) + "…");
    }

    private static String why(Refused<?> refused) {
        return Refusal.of(refused.error()) == Refusal.LOCKED_OUT ? Remedy.of(refused) : refused.error();
    }

    /** One thing to do, and for whom, in words. */
    private record Step(String what, String channel, Work work) {}

    /** May be done again if it did not get through. */
    private interface Work {
        SlackReply<?> now();
    }
}
