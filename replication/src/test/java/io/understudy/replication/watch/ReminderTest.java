package io.understudy.replication.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.incident.TimelineEntry.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How people are told again of what nobody acknowledged. */
class ReminderTest {
    private static final Suspicion MISSING = SketchedCondition.of("db2", Alert.STANDBY_MISSING, Severity.CRITICAL)
            .now();
    private static final Suspicion OLD =
            SketchedCondition.of("db1", Alert.SETTINGS, Severity.WARNING).now();
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final BookScene scene = new BookScene();

    private List<String> duringMinutes(int minutes) {
        return scene.during(Duration.ofMinutes(minutes), MINUTE);
    }

    @Test
    void aCriticalOneIsEscalatedThreeTimesAndRemindedOfEveryHalfHour() {
        scene.shows(MISSING).looks(2);
        assertThat(duringMinutes(14)).isEmpty();
        assertThat(duringMinutes(1)).containsExactly("Escalated STREAM:db2");
        assertThat(duringMinutes(15)).containsExactly("Escalated STREAM:db2");
        assertThat(duringMinutes(15)).containsExactly("Escalated STREAM:db2");
        assertThat(duringMinutes(90))
                .containsExactly("Reminded STREAM:db2", "Reminded STREAM:db2", "Reminded STREAM:db2");
        assertThat(scene.incident().attention().escalations()).isEqualTo(3);
        assertThat(scene.incidents.timeline(scene.incident().id()))
                .extracting(entry -> entry.kind())
                .containsExactly(
                        Kind.SEEN,
                        Kind.ESCALATED,
                        Kind.ESCALATED,
                        Kind.ESCALATED,
                        Kind.REMINDED,
                        Kind.REMINDED,
                        Kind.REMINDED);
    }

    @Test
    void aWarningIsRemindedOfEveryFourHoursAndNeverEscalated() {
        scene.shows(OLD).looks(2);
        assertThat(duringMinutes(239)).isEmpty();
        assertThat(duringMinutes(242)).containsExactly("Reminded SETTINGS:db1", "Reminded SETTINGS:db1");
    }

    @Test
    void anAcknowledgementEndsBothUntilItBecomesWorse() {
        scene.shows(SketchedCondition.of("db2", Alert.REPLY_OVERDUE, Severity.WARNING)
                        .now())
                .looks(2);
        scene.desk.acknowledge(scene.incident().id(), BookScene.ALICE);
        assertThat(duringMinutes(600)).isEmpty();
        assertThat(scene.shows(MISSING).looks(2)).containsExactly("Changed STREAM:db2 WORSE");
        assertThat(scene.incident().attention().acknowledged()).isEmpty();
        assertThat(duringMinutes(14))
                .as("counted from when it became grave")
                .containsExactly("Changed STREAM:db2 SIGNS");
        assertThat(duringMinutes(2)).containsExactly("Escalated STREAM:db2");
    }

    @Test
    void aSnoozedOneIsQuietUntilItsTime() {
        scene.shows(MISSING).looks(2);
        scene.desk.snooze(scene.incident().id(), BookScene.ALICE, scene.now.plus(Duration.ofHours(2)));
        assertThat(duringMinutes(119)).isEmpty();
        assertThat(duringMinutes(2)).containsExactly("Escalated STREAM:db2");
    }

    @Test
    void aRestartedBotNeitherRepeatsNorForgets() {
        scene.shows(MISSING).looks(2);
        assertThat(duringMinutes(10)).isEmpty();
        scene.restart();
        assertThat(duringMinutes(6)).containsExactly("Escalated STREAM:db2");
        scene.restart();
        assertThat(duringMinutes(10)).isEmpty();
        scene.restart();
        scene.during(Duration.ofHours(1), MINUTE);
        scene.desk.acknowledge(scene.incident().id(), BookScene.ALICE);
        scene.restart();
        assertThat(duringMinutes(600)).isEmpty();
    }

    @Test
    void whatWorkExplainsIsNotRemindedOf() {
        scene.shows(MISSING).looks(2);
        scene.explained = one -> true;
        assertThat(duringMinutes(120)).isEmpty();
    }
}
