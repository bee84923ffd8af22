/**
 * The web console: a chat page, and the HTTP API that it uses, described in {@code docs/api.md}.
 *
 * <p>What people see comes from the {@link io.understudy.commands.chat.MessageBoard}; what they type and click goes to
 * the {@link io.understudy.commands.chat.Conversation}, which judges it. Nothing here decides anything about replication.
 *
 * <p>May import Javalin, Jackson, and from the other modules only {@code commands.chat}, {@code commands.access},
 * {@code replication.operate.Person} and {@code replication.cluster.Secret}.
 *
 * <p>Threads: Jetty's serve requests; {@code web-n} write delayed answers and event streams. The thread that puts a
 * message on the board only signals them: it never waits for a browser.
 */
package io.understudy.bot.web;
