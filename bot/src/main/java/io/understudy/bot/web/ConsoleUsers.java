package io.understudy.bot.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** The console's users, in the order of the configuration. */
public final class ConsoleUsers {
    private final List<ConsoleUser> users;

    public ConsoleUsers(List<ConsoleUser> users) {
        this.users = List.copyOf(users);
    }

    public List<ConsoleUser> all() {
        return users;
    }

    Optional<ConsoleUser> byId(String id) {
        return users.stream().filter(user -> user.id().equals(id)).findFirst();
    }

    /** Compares with every user's token in constant time, so that the time taken tells nothing about any. */
    Optional<ConsoleUser> byToken(String token) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        Optional<ConsoleUser> found = Optional.empty();
        for (ConsoleUser user : users) {
            byte[] wanted = user.token().reveal().getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(wanted, given)) {
                found = Optional.of(user);
            }
        }
        return found;
    }
}
