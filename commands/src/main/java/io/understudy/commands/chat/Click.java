package io.understudy.commands.chat;

import io.understudy.replication.operate.Person;
import java.time.Instant;

/**
 * Who clicked what.
 *
 * @param id unique; the same event delivered twice has the same id
 * @param input what stood in the message's text field; empty if none
 */
public record Click(String id, Person by, String message, String button, String input, Instant at) {}
