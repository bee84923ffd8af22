package io.understudy.bot.slack.inbound;

import io.understudy.bot.slack.ResponseUrls;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.courier.SlackApi;
import io.understudy.bot.slack.courier.SlackIdentity;
import io.understudy.bot.slack.courier.Strays;
import io.understudy.commands.access.AuditLog;
import io.understudy.commands.access.SeenEvents;
import io.understudy.commands.chat.Conversation;
import io.understudy.commands.chat.MessageBoard;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the way in stands on.
 *
 * @param channels what the board calls a channel with this id of Slack's; answers at once
 * @param warn tells people what is wrong with the bot's being in Slack, in a sentence
 */
public record InboundContext(
        SlackSettings settings,
        Conversation conversation,
        MessageBoard board,
        SeenEvents seen,
        AuditLog audit,
        SlackApi api,
        SlackIdentity identity,
        UnaryOperator<String> channels,
        ResponseUrls responses,
        Consumer<String> warn,
        InstantSource clock,
        Strays strays) {}
