package io.understudy.bot.settings;

import io.understudy.commands.access.Role;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.operate.Person;
import java.util.Set;

/**
 * A person who may use the web console.
 *
 * @param name as others read it; also the person's id
 * @param token what the person logs in with; at least 20 characters
 */
public record UserSettings(String name, Secret token, Set<Role> roles) {
    private static final int SHORTEST_TOKEN = 20;

    public UserSettings {
        roles = Set.copyOf(roles);
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}")) {
            throw new IllegalArgumentException("wanted a name of 1 to 40 letters and digits, found '" + name + "'");
        }
        if (token.reveal().length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("wanted a token of at least " + SHORTEST_TOKEN + " characters for "
                    + name + ", found a shorter one; try: openssl rand -hex 16");
        }
    }

    public Person person() {
        return new Person("web", name, name);
    }
}
