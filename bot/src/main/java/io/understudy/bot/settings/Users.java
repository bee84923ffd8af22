package io.understudy.bot.settings;

import io.understudy.replication.cluster.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What must hold for all users together: each is one human being, and two are two. */
final class Users {
    private Users() {}

    static void requireDifferent(List<UserSettings> users) {
        requireDifferent(users, "name", user -> Optional.of(user.name()));
        requireDifferent(users, "Slack member", user -> user.slack().map(Object::toString));
        requireDifferent(users, "token", user -> user.token().map(Secret::reveal));
    }

    /** Values are not shown: one of them is secret. */
    private static void requireDifferent(
            List<UserSettings> users, String what, Function<UserSettings, Optional<String>> value) {
        Map<String, UserSettings> seen = new HashMap<>();
        for (UserSettings user : users) {
            value.apply(user).map(one -> seen.put(one, user)).ifPresent(other -> {
                throw new IllegalArgumentException("wanted users with different " + what + "s, found " + other.name()
                        + " and " + user.name() + " with the same " + what
                        + "; who is one human being is one entry of users");
            });
        }
    }

    static void requireKnown(String cluster, List<String> people, List<UserSettings> users) {
        List<String> known = users.stream().map(UserSettings::name).toList();
        people.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("wanted names from users as escalation.people of the cluster '" + cluster
                    + "', found '" + name + "'; there are: " + String.join(", ", known));
        });
    }
}
