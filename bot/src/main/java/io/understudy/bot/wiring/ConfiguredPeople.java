package io.understudy.bot.wiring;

import io.understudy.bot.settings.UserSettings;
import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.people.Membership;
import io.understudy.bot.slack.people.SlackGroups;
import io.understudy.commands.access.People;
import io.understudy.commands.access.Role;
import io.understudy.replication.operate.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Roles as the configuration gives them: by name, and by user group of Slack. Whoever is linked to a member of Slack has
 * that member's roles on every platform.
 */
final class ConfiguredPeople implements People {
    private final List<UserSettings> users;
    private final Map<String, Set<Role>> groups;
    private final SlackGroups slack;

    /** @param groups roles by the ids of user groups */
    ConfiguredPeople(List<UserSettings> users, Map<String, Set<Role>> groups, SlackGroups slack) {
        this.users = List.copyOf(users);
        this.groups = Map.copyOf(groups);
        this.slack = slack;
    }

    @Override
    public Set<Role> rolesOf(Person person) {
        return grant(person).roles();
    }

    @Override
    public Optional<String> doubt(Person person) {
        List<String> doubts = grant(person).doubts();
        return doubts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", doubts));
    }

    private Grant grant(Person person) {
        Optional<UserSettings> user =
                users.stream().filter(one -> one.is(person)).findFirst();
        Set<Role> named = user.map(UserSettings::roles).orElse(Set.of());
        return SlackMember.of(person)
                .or(() -> user.flatMap(UserSettings::slack))
                .map(member -> Grant.of(named, slack.memberships(member, worthAsking(named)), groups))
                .orElseGet(() -> new Grant(named, List.of()));
    }

    /** The groups that would give something new. */
    private Set<String> worthAsking(Set<Role> named) {
        return groups.keySet().stream()
                .filter(group -> !named.containsAll(groups.get(group)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What somebody may do for sure, and what could not be found out. */
    private record Grant(Set<Role> roles, List<String> doubts) {
        static Grant of(Set<Role> named, Map<String, Membership> memberships, Map<String, Set<Role>> groups) {
            Grant grant = new Grant(new HashSet<>(named), new ArrayList<>());
            memberships.forEach((group, membership) -> {
                if (membership instanceof Membership.Inside) {
                    grant.roles.addAll(groups.get(group));
                } else if (membership instanceof Membership.Unknown unknown) {
                    grant.doubts.add("Slack could not be asked who is in the user group " + group + " ("
                            + unknown.reason() + "), so its roles do not count now; try again in a moment.");
                }
            });
            return grant;
        }
    }
}
