package io.understudy.commands.chat;

import io.understudy.replication.operate.Person;
import java.time.Instant;

/**
 * Who said what, where: built by an adapter from the platform's own signed event.
 *
 * @param id unique; the same event delivered twice has the same id
 * @param text as typed, for example {@code /replica status}
 */
public record Invocation(String id, Person by, String channel, String text, Instant at) {}
