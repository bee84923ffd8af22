package io.understudy.bot.web;

import io.understudy.replication.cluster.Secret;
import io.understudy.replication.operate.Person;

/**
 * Somebody who may use the console.
 *
 * @param token the permanent bearer token; at least 16 characters
 */
public record ConsoleUser(Person person, Secret token) {
    private static final int SHORTEST_TOKEN = 16;

    public ConsoleUser {
        int length = token.reveal().length();
        if (length < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "wanted a token of at least " + SHORTEST_TOKEN + " characters for web user '" + person.id()
                            + "', found " + length + ": make one with 'openssl rand -hex 16'");
        }
    }

    /** A person of the platform {@code web}. */
    public static ConsoleUser of(String id, String name, Secret token) {
        return new ConsoleUser(new Person("web", id, name), token);
    }

    String id() {
        return person.id();
    }
}
