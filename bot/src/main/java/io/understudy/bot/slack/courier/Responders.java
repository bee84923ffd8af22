package io.understudy.bot.slack.courier;

import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.commands.access.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who can do something about an incident.
 *
 * @param members by themselves
 * @param groups ids of user groups whose members can
 */
public record Responders(Set<SlackMember> members, Set<String> groups) {
    private static final Set<Role> ABLE = EnumSet.of(Role.OPERATOR, Role.APPROVER);

    public Responders {
        members = Set.copyOf(members);
        groups = Set.copyOf(groups);
    }

    /**
     * Those who may ask for changes or approve them.
     *
     * @param roles what each member of the configuration may do
     */
    public static Responders of(SlackSettings settings, Map<SlackMember, Set<Role>> roles) {
        return new Responders(able(roles), able(settings.groups()));
    }

    /** Ids of those who are in one workspace, in a steady order. */
    List<String> in(String team) {
        return members.stream()
                .filter(one -> one.team().equals(team))
                .map(SlackMember::user)
                .sorted()
                .toList();
    }

    /** The groups in a steady order. */
    Collection<String> groupsInOrder() {
        return new TreeSet<>(groups);
    }

    private static <T> Set<T> able(Map<T, Set<Role>> roles) {
        return roles.entrySet().stream()
                .filter(one -> one.getValue().stream().anyMatch(ABLE::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
