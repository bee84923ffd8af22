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
    private static final String WEB = "web";
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

    /** As the web console knows it. */
    public Person person() {
        return new Person(WEB, name, name);
    }

    /** Who that is on a platform; empty where that is not known. */
    public Optional<String> idOn(String platform) {
        return switch (platform) {
            case WEB -> token.map(way -> name);
            case SlackMember.PLATFORM -> slack.map(SlackMember::toString);
            default -> Optional.empty();
        };
    }

    /** Whether somebody is known to be this one. */
    public boolean is(Person person) {
        return idOn(person.platform()).filter(person.id()::equals).isPresent();
    }
}
