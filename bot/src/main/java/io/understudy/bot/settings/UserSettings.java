package io.understudy.bot.settings;

import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.access.Role;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.operate.Person;
import java.util.Optional;
import java.util.Set;

/**
 * A person, however many platforms that person uses.
 *
 * @param name as others read it; also the person's id in the web console
 * @param token what the person logs in to the web console with, at least 20 characters; left out: not there
 * @param slack who that is in Slack, for example {@code T0123ABCD/U0456EFGH}; left out: not there
 */
public record UserSettings(String name, Optional<Secret> token, Optional<SlackMember> slack, Set<Role> roles) {
    private static final int SHORTEST_TOKEN = 20;

    public UserSettings {
        roles = Set.copyOf(roles);
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}")) {
            throw new IllegalArgumentException("wanted a name of 1 to 40 letters and digits, found '" + name + "'");
        }
        if (token.isEmpty() && slack.isEmpty()) {
            throw new IllegalArgumentException(
                    "wanted token_file or slack for " + name + ", found neither: there is no way in");
        }
        if (token.filter(text -> text.reveal().length() < SHORTEST_TOKEN).isPresent()) {
            throw new IllegalArgumentException("wanted a token of at least " + SHORTEST_TOKEN + " characters for "
                    + name + ", found a shorter one; try: openssl rand -hex 16");
        }
    }

    public Person person() {
        return new Person("web", name, name);
    }
}
