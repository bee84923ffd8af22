package io.understudy.bot.wiring;

import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.UserSettings;
import io.understudy.commands.access.People;
import io.understudy.commands.access.Role;
import io.understudy.replication.operate.Person;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Roles as the configuration gives them. */
final class ConfiguredPeople implements People {
    private final List<UserSettings> users;

    @Inject
    ConfiguredPeople(BotSettings settings) {
        this.users = settings.users();
    }

    @Override
    public Set<Role> rolesOf(Person person) {
        return users.stream()
                .filter(user -> user.person().sameAs(person))
                .findFirst()
                .map(UserSettings::roles)
                .orElse(Set.of());
    }
}
