package io.understudy.bot.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.access.Role;
import io.understudy.replication.cluster.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mistakes in {@code users} that would make one person two, or two people one. */
class UsersTest {
    private static final UserSettings ALICE = user("alice", "0123456789abcdef-alice", "T1A/U1A");
    private static final UserSettings BOB = user("bob", "0123456789abcdef-bobby", "T1A/U2B");

    @Test
    void differentPeopleAreFine() {
        assertThatCode(() -> Users.requireDifferent(List.of(ALICE, BOB))).doesNotThrowAnyException();
    }

    @Test
    void noTwoUsersAreOneMemberOfSlack() {
        UserSettings twin = user("bobby", "0123456789abcdef-other", "T1A/U2B");
        assertThatThrownBy(() -> Users.requireDifferent(List.of(ALICE, BOB, twin)))
                .hasMessage("wanted users with different Slack members, found bob and bobby with the same Slack"
                        + " member; who is one human being is one entry of users");
    }

    @Test
    void noTwoUsersHaveOneNameOrOneTokenAndTheTokenIsNotShown() {
        assertThatThrownBy(() -> Users.requireDifferent(List.of(ALICE, user("alice", "0123456789abcdef-other", ""))))
                .hasMessageStartingWith("wanted users with different names, found alice and alice with the same name");
        assertThatThrownBy(() -> Users.requireDifferent(List.of(ALICE, user("carol", "0123456789abcdef-alice", ""))))
                .hasMessageContaining("found alice and carol with the same token")
                .hasMessageNotContaining("0123456789");
    }

    @Test
    void whomAnEscalationNamesIsAUser() {
        assertThatCode(() -> Users.requireKnown("trac", List.of("bob"), List.of(ALICE, BOB)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Users.requireKnown("trac", List.of("bob", "Carol"), List.of(ALICE, BOB)))
                .hasMessage("wanted names from users as escalation.people of the cluster 'trac', found 'Carol'; there"
                        + " are: alice, bob");
    }

    private static UserSettings user(String name, String token, String slack) {
        return new UserSettings(
                name,
                Optional.of(new Secret(token)),
                Optional.of(slack).filter(id -> !id.isEmpty()).map(SlackMember::parse),
                Set.of(Role.VIEWER));
    }
}
