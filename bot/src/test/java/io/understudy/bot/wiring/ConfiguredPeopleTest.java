package io.understudy.bot.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.people.Membership;
import io.understudy.bot.slack.people.SlackGroups;
import io.understudy.commands.access.People;
import io.understudy.commands.access.Role;
import io.understudy.replication.operate.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may what, by the configuration and by Slack's user groups. */
class ConfiguredPeopleTest {
    private static final String DBA = "S0DBA";
    private static final String OPS = "S0OPS";
    private final Map<String, Membership> memberships = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final People people = new ConfiguredPeople(
            Staff.ALL, Map.of(DBA, Set.of(Role.VIEWER, Role.APPROVER), OPS, Set.of(Role.OPERATOR)), this::answer);

    @Test
    void aUserHasTheSameRolesOnEveryPlatform() {
        Set<Role> roles = Set.of(Role.VIEWER, Role.OPERATOR);
        assertThat(people.rolesOf(Staff.ALICE)).isEqualTo(roles);
        assertThat(people.rolesOf(Staff.ALICE_IN_SLACK)).isEqualTo(roles);
        memberships.put(DBA, new Membership.Inside());
        assertThat(people.rolesOf(Staff.ALICE_IN_SLACK)).contains(Role.APPROVER);
        assertThat(people.rolesOf(Staff.ALICE)).contains(Role.APPROVER);
    }

    @Test
    void aUserGroupGivesRolesToWhoeverIsInIt() {
        assertThat(people.rolesOf(Staff.DAN_IN_SLACK)).isEmpty();
        memberships.put(OPS, new Membership.Inside());
        assertThat(people.rolesOf(Staff.DAN_IN_SLACK)).containsExactly(Role.OPERATOR);
        assertThat(people.doubt(Staff.DAN_IN_SLACK)).isEmpty();
    }

    @Test
    @Tag("F27")
    void aRoleIsGoneAsSoonAsSlackSaysThatThePersonIsNotInTheGroupAnyMore() {
        memberships.put(DBA, new Membership.Inside());
        assertThat(people.rolesOf(Staff.DAN_IN_SLACK)).contains(Role.APPROVER);
        memberships.put(DBA, new Membership.Outside());
        assertThat(people.rolesOf(Staff.DAN_IN_SLACK)).isEmpty();
    }

    @Test
    void aGroupThatCouldNotBeAskedForGivesNoRoleAndIsNamed() {
        memberships.put(DBA, new Membership.Unknown("it did not answer in time"));
        assertThat(people.rolesOf(Staff.DAN_IN_SLACK)).isEmpty();
        assertThat(people.doubt(Staff.DAN_IN_SLACK))
                .contains("Slack could not be asked who is in the user group S0DBA (it did not answer in time), so its"
                        + " roles do not count now; try again in a moment.");
        assertThat(people.rolesOf(Staff.CAROL_IN_SLACK)).contains(Role.VIEWER, Role.APPROVER);
    }

    @Test
    void aGroupThatWouldGiveNothingNewIsNotAskedFor() {
        people.rolesOf(Staff.CAROL_IN_SLACK);
        assertThat(asked).containsExactly(OPS);
    }

    @Test
    void whoIsNotKnownInSlackIsLookedForInNoGroup() {
        assertThat(people.rolesOf(Staff.BOB)).containsExactlyInAnyOrder(Role.values());
        assertThat(people.rolesOf(new Person("web", "mallory", "Mallory"))).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aUserWithoutATokenIsNobodyInTheConsole() {
        assertThat(people.rolesOf(new Person("web", "carol", "carol"))).isEmpty();
    }

    @Test
    void withoutSlackThereAreNoGroups() {
        People alone = new ConfiguredPeople(Staff.ALL, Map.of(DBA, Set.of(Role.APPROVER)), SlackGroups.none());
        assertThat(alone.rolesOf(Staff.ALICE)).containsExactlyInAnyOrder(Role.VIEWER, Role.OPERATOR);
    }

    private Map<String, Membership> answer(SlackMember member, Set<String> groups) {
        asked.addAll(groups);
        Map<String, Membership> answers = new HashMap<>();
        groups.forEach(group -> answers.put(group, memberships.getOrDefault(group, new Membership.Outside())));
        return answers;
    }
}
