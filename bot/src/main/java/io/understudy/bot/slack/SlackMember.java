package io.understudy.bot.slack;

import io.understudy.replication.operate.Person;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A member of a Slack workspace, known by these two ids only, since names can be changed by whoever bears them.
 *
 * @param team for example {@code T0123ABCD}
 * @param user for example {@code U0456EFGH}
 */
public record SlackMember(String team, String user) {
    /** {@link Person#platform} of everybody who comes from Slack. */
    public static final String PLATFORM = "slack";

    // Slack promises no more of its ids than how they begin.
    private static final Pattern TEAM = Pattern.compile("[TE][A-Za-z0-9_-]{0,63}");
    private static final Pattern USER = Pattern.compile("[UW][A-Za-z0-9_-]{0,63}");

    public SlackMember {
        if (!TEAM.matcher(team).matches() || !USER.matcher(user).matches()) {
            throw new IllegalArgumentException(
                    "wanted a Slack member as TEAM/USER, such as T0123ABCD/U0456EFGH, found '" + team + "/" + user
                            + "'; Slack shows the user's id under Profile, Copy member ID");
        }
    }

    /** Reads {@code T0123ABCD/U0456EFGH}. */
    public static SlackMember parse(String text) {
        String[] parts = text.split("/", 2);
        return new SlackMember(parts[0], parts.length == 2 ? parts[1] : "");
    }

    /** The member that a person is; empty for people of other platforms. */
    public static Optional<SlackMember> of(Person person) {
        return person.platform().equals(PLATFORM) ? Optional.of(parse(person.id())) : Optional.empty();
    }

    /** This member as the conversation knows people. */
    public Person person(String name) {
        return new Person(PLATFORM, toString(), name);
    }

    @Override
    public String toString() {
        return team + "/" + user;
    }
}
