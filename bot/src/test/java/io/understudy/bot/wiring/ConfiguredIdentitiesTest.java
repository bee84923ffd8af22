package io.understudy.bot.wiring;

import static io.understudy.bot.wiring.Staff.ALICE;
import static io.understudy.bot.wiring.Staff.ALICE_IN_SLACK;
import static io.understudy.bot.wiring.Staff.BOB;
import static io.understudy.bot.wiring.Staff.CAROL_IN_SLACK;
import static io.understudy.bot.wiring.Staff.DAN_IN_SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.slack.SlackMember;
import io.understudy.replication.operate.Person;
import io.understudy.replication.operate.Sameness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who counts as one person, by what the configuration says. */
@Tag("F27")
class ConfiguredIdentitiesTest {
    private final ConfiguredIdentities identities = new ConfiguredIdentities(Staff.ALL);

    @Test
    void aUserIsOnePersonOnEveryPlatform() {
        expect(Sameness.SAME, ALICE, ALICE_IN_SLACK);
    }

    @Test
    void aNameThatAnybodyCanTakeMakesNobodyTheSame() {
        expect(Sameness.SAME, ALICE, new Person("web", "alice", "Somebody"));
        expect(Sameness.DIFFERENT, ALICE_IN_SLACK, DAN_IN_SLACK);
        expect(Sameness.DIFFERENT, ALICE, SlackMember.parse("T1A/U19").person("alice"));
    }

    @Test
    void twoUsersAreTwoPeopleAlsoOnDifferentPlatforms() {
        expect(Sameness.DIFFERENT, BOB, CAROL_IN_SLACK);
        expect(Sameness.DIFFERENT, BOB, ALICE_IN_SLACK);
    }

    @Test
    void whoIsKnownOnAPlatformIsNobodyElseThere() {
        expect(Sameness.DIFFERENT, ALICE, DAN_IN_SLACK);
    }

    @Test
    void aUserOfTheConsoleWhoseSlackIsNotKnownMayBeAnyStrangerThere() {
        expect(Sameness.UNKNOWN, BOB, DAN_IN_SLACK);
        expect(Sameness.UNKNOWN, BOB, SlackMember.parse("T2A/U11").person("Alice of another workspace"));
    }

    @Test
    void whoWasRemovedFromTheUsersMayBeAnybodyWhoIsNotKnownInTheConsole() {
        Person zoe = new Person("web", "zoe", "Zoe");
        expect(Sameness.UNKNOWN, zoe, CAROL_IN_SLACK);
        expect(Sameness.DIFFERENT, zoe, ALICE_IN_SLACK);
        expect(Sameness.DIFFERENT, zoe, BOB);
    }

    private void expect(Sameness sameness, Person one, Person other) {
        assertThat(identities.compare(one, other)).isEqualTo(sameness);
        assertThat(identities.compare(other, one)).isEqualTo(sameness);
    }
}
