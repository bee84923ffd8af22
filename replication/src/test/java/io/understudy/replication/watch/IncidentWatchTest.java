package io.understudy.replication.watch;

import static io.understudy.replication.watch.Scenery.BROKEN;
import static io.understudy.replication.watch.Scenery.DEAD_PRIMARY;
import static io.understudy.replication.watch.Scenery.PRIMARY;
import static io.understudy.replication.watch.Scenery.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.incident.Trouble;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When an incident opens and when it heals. */
class IncidentWatchTest {
    private static final NodeObservation UNSEEN_PRIMARY = Sketch.unknown("db1", UnknownReason.TIMEOUT);
    private static final NodeObservation UNSEEN_STANDBY = Sketch.unknown("db2", UnknownReason.TIMEOUT);
    private final Scenery scenery = new Scenery();

    @Test
    void looksOnceWhenAllIsWell() throws Exception {
        assertThat(scenery.check()).isEmpty();
        assertThat(scenery.looked()).isEqualTo(1);
    }

    @Test
    @Tag("alert-7")
    void opensOneAfterTwoLooksAgree() throws Exception {
        scenery.shows(PRIMARY, BROKEN);
        assertThat(scenery.check()).containsExactly("Opened STREAM:db2");
        assertThat(scenery.looked()).isEqualTo(2);
    }

    @Test
    @Tag("F15")
    void opensNothingForABlip() throws Exception {
        scenery.shows(PRIMARY, BROKEN).shows(PRIMARY, STANDBY);
        assertThat(scenery.checks(3)).isEmpty();
    }

    @Test
    void opensNothingOfWhichOnlyTheSecondLookKnows() throws Exception {
        scenery.shows(PRIMARY, BROKEN).shows(DEAD_PRIMARY, STANDBY).shows(PRIMARY, STANDBY);
        assertThat(scenery.check()).isEmpty();
    }

    @Test
    void tellsOnceAndLooksOnceWhileItLasts() throws Exception {
        scenery.shows(PRIMARY, BROKEN);
        scenery.check();
        assertThat(scenery.checks(5)).isEmpty();
        assertThat(scenery.looked()).isEqualTo(7);
    }

    @Test
    void healsAfterFourCleanChecks() throws Exception {
        scenery.shows(PRIMARY, BROKEN);
        scenery.check();
        scenery.shows(PRIMARY, STANDBY);
        assertThat(scenery.checks(3)).isEmpty();
        assertThat(scenery.check()).containsExactly("Healed STREAM:db2");
        assertThat(scenery.incidents.open("shop")).isEmpty();
    }

    @Test
    void startsToCountAnewWhenItComesBackInBetween() throws Exception {
        scenery.shows(PRIMARY, BROKEN);
        scenery.check();
        scenery.shows(PRIMARY, STANDBY);
        scenery.checks(3);
        scenery.shows(PRIMARY, BROKEN).shows(PRIMARY, STANDBY);
        assertThat(scenery.checks(4)).isEmpty();
        assertThat(scenery.check()).containsExactly("Healed STREAM:db2");
    }

    @Test
    void startsToCountAnewWhenItsNodeWasUnseenInBetween() throws Exception {
        scenery.shows(PRIMARY, BROKEN);
        scenery.check();
        scenery.shows(PRIMARY, STANDBY);
        scenery.checks(3);
        scenery.shows(PRIMARY, UNSEEN_STANDBY).shows(PRIMARY, UNSEEN_STANDBY).shows(PRIMARY, STANDBY);
        assertThat(scenery.checks(4)).doesNotContain("Healed STREAM:db2");
        assertThat(scenery.check()).contains("Healed STREAM:db2");
    }

    @Test
    @Tag("F14")
    void doesNotHealWhileItsNodeIsUnseen() throws Exception {
        scenery.shows(PRIMARY, BROKEN);
        scenery.check();
        scenery.shows(PRIMARY, UNSEEN_STANDBY);
        assertThat(scenery.checks(4)).containsExactly("Opened NODE:db2");
    }

    @Test
    @Tag("F16")
    void healsNothingWhenTheBotIsCutOffFromEverything() throws Exception {
        scenery.shows(PRIMARY, BROKEN);
        scenery.check();
        scenery.shows(UNSEEN_PRIMARY, UNSEEN_STANDBY);
        assertThat(scenery.checks(4)).containsExactly("Opened BOT");
    }

    @Test
    void healsNoStandbyBecauseThePrimaryWentAwayToo() throws Exception {
        scenery.shows(PRIMARY, BROKEN);
        scenery.check();
        scenery.shows(DEAD_PRIMARY, BROKEN);
        assertThat(scenery.checks(4)).containsExactly("Opened PRIMARY");
    }

    @Test
    @Tag("alert-16")
    void theWantOfAPrimaryHealsOnlyWhenOneIsSeen() throws Exception {
        scenery.shows(PRIMARY, STANDBY).shows(DEAD_PRIMARY, BROKEN);
        assertThat(scenery.checks(2)).containsExactly("Opened PRIMARY");
        scenery.shows(Sketch.unknown("db1", UnknownReason.LOGIN_REFUSED), BROKEN);
        assertThat(scenery.checks(4)).doesNotContain("Healed PRIMARY");
        scenery.shows(PRIMARY, STANDBY);
        assertThat(scenery.checks(4)).contains("Healed PRIMARY");
    }

    @Test
    @Tag("alert-17")
    void aSplitBrainDoesNotHealBecauseOnePrimaryIsUnseen() throws Exception {
        scenery.shows(PRIMARY, Scenery.primary("db2", 2, Sketch.HERE));
        assertThat(scenery.check()).contains("Opened PRIMARY");
        scenery.shows(UNSEEN_PRIMARY, Scenery.primary("db2", 2, Sketch.HERE));
        assertThat(scenery.checks(4)).doesNotContain("Healed PRIMARY");
        scenery.shows(DEAD_PRIMARY, Scenery.primary("db2", 2, Sketch.HERE));
        assertThat(scenery.checks(4)).contains("Healed PRIMARY");
    }

    @Test
    @Tag("story-4")
    @Tag("F11")
    void aGhostOfThePastStaysASplitBrainHoweverOftenItIsSeen() throws Exception {
        scenery.shows(DEAD_PRIMARY, Scenery.primary("db2", 2, Sketch.HERE));
        scenery.checks(2);
        scenery.shows(PRIMARY, Sketch.down("db2", NodeObservation.DownReason.REFUSED));
        assertThat(scenery.check()).contains("Opened PRIMARY");
        assertThat(scenery.checks(5)).doesNotContain("Healed PRIMARY");
        assertThat(scenery.watch().remembered().lastPrimary().orElseThrow().node())
                .isEqualTo("db2");
    }

    @Test
    void neitherRepeatsNorForgetsAfterARestart() throws Exception {
        scenery.shows(PRIMARY, BROKEN);
        scenery.check();
        scenery.restart();
        assertThat(scenery.checks(3)).isEmpty();
        scenery.shows(PRIMARY, STANDBY);
        assertThat(scenery.checks(4)).containsExactly("Healed STREAM:db2");
    }

    @Test
    void leavesTheIncidentsOfOthersAlone() throws Exception {
        scenery.incidents.open(Trouble.of(List.of(new BackupFailed())), Sketch.NOON);
        assertThat(scenery.checks(3)).isEmpty();
        assertThat(scenery.incidents.open("shop")).hasSize(1);
    }

    private record BackupFailed() implements Diagnosis {
        @Override
        public Alert alert() {
            return Alert.BACKUP_FAILED;
        }

        @Override
        public String cluster() {
            return "shop";
        }

        @Override
        public Optional<String> node() {
            return Optional.empty();
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return "the backup failed";
        }

        @Override
        public String doFirst() {
            return "run it again";
        }
    }
}
