/**
 * What comes from Slack: commands, clicks and what people type into fields, over a websocket ({@code SocketMode}) or over
 * HTTP ({@code SignedDoor}). Acknowledged at once and handed to the {@link io.understudy.commands.chat.Conversation}; what
 * is unknown, foreign or forged does nothing and is written into the audit.
 *
 * <p>May import Bolt, Javalin, {@code commands.chat}, {@code commands.access} and its neighbours in {@code bot.slack}.
 *
 * <p>Threads: {@code slack-socket} keeps the websocket; {@code slack-in-n} take what comes over it; {@code slack-modal-n} open
 * fields for people to type in; over HTTP Jetty's threads do what {@code slack-in-n} do.
 */
package io.understudy.bot.slack.inbound;
