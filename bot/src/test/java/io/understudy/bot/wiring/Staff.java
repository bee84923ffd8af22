package io.understudy.bot.wiring;

import io.understudy.bot.settings.UserSettings;
import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.access.Role;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.operate.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Users of a configuration, and people of the workspace T1A who may not be among them. */
final class Staff {
    static final Person ALICE = new Person("web", "alice", "alice");
    static final Person ALICE_IN_SLACK = member("T1A/U11", "Alice");
    /** Linked to nobody in Slack. */
    static final Person BOB = new Person("web", "bob", "bob");

    static final Person CAROL_IN_SLACK = member("T1A/U13", "Carol");
    /** Of Slack only, and no user. */
    static final Person DAN_IN_SLACK = member("T1A/U14", "Dan");

    /** In the console and in Slack. */
    static final UserSettings ALICE_ON_BOTH = user("alice", "T1A/U11", Role.VIEWER, Role.OPERATOR);
    /** In the console; who that is in Slack is not known. */
    static final UserSettings BOB_ON_WEB = user("bob", "", Role.values());
    /** In Slack only. */
    static final UserSettings CAROL_IN_SLACK_ONLY = new UserSettings(
            "carol", Optional.empty(), Optional.of(SlackMember.parse("T1A/U13")), Set.of(Role.VIEWER, Role.APPROVER));

    static final List<UserSettings> ALL = List.of(ALICE_ON_BOTH, BOB_ON_WEB, CAROL_IN_SLACK_ONLY);

    private Staff() {}

    private static Person member(String id, String name) {
        return SlackMember.parse(id).person(name);
    }

    private static UserSettings user(String name, String slack, Role... roles) {
        return new UserSettings(
                name,
                Optional.of(new Secret("a token of the console for " + name)),
                Optional.of(slack).filter(id -> !id.isEmpty()).map(SlackMember::parse),
                Set.of(roles));
    }
}
