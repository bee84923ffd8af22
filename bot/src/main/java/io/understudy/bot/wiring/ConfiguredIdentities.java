package io.understudy.bot.wiring;

import io.understudy.bot.settings.UserSettings;
import io.understudy.replication.operate.Identities;
import io.understudy.replication.operate.Person;
import io.understudy.replication.operate.Sameness;
import java.util.List;
import java.util.Optional;

/** Who is who as the configuration says it: a user is one human being, and two users are two. */
final class ConfiguredIdentities implements Identities {
    private final List<UserSettings> users;

    ConfiguredIdentities(List<UserSettings> users) {
        this.users = List.copyOf(users);
    }

    @Override
    public Sameness compare(Person one, Person other) {
        Optional<UserSettings> user = user(one);
        Optional<UserSettings> otherUser = user(other);
        if (one.sameAs(other) || (user.isPresent() && user.equals(otherUser))) {
            return Sameness.SAME;
        }
        boolean sure = one.platform().equals(other.platform())
                || (user.isPresent() && otherUser.isPresent())
                || isKnownOn(user, other.platform())
                || isKnownOn(otherUser, one.platform());
        return sure ? Sameness.DIFFERENT : Sameness.UNKNOWN;
    }

    /** Somebody who is known there is nobody else there. */
    private static boolean isKnownOn(Optional<UserSettings> user, String platform) {
        return user.flatMap(known -> known.idOn(platform)).isPresent();
    }

    private Optional<UserSettings> user(Person person) {
        return users.stream().filter(user -> user.is(person)).findFirst();
    }
}
