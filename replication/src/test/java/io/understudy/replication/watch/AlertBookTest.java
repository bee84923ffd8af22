package io.understudy.replication.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Troubles that others than the watch find, restarts, and what people close. */
class AlertBookTest {
    private static final Suspicion MISSING = SketchedCondition.of("db2", Alert.STANDBY_MISSING, Severity.CRITICAL)
            .now();
    private static final Suspicion FAILED = SketchedCondition.ofTheCluster(Alert.BACKUP_FAILED, Severity.CRITICAL)
            .now();
    private static final Set<Alert> BACKUPS = Set.of(Alert.BACKUP_FAILED, Alert.BACKUP_MISSING);
    private final BookScene scene = new BookScene();

    private List<String> told(Set<Alert> judged, Suspicion... found) {
        List<String> changes = new ArrayList<>();
        for (int times = 0; times < 4; times++) {
            scene.now = scene.now.plusSeconds(10);
            scene.book().update(judged, List.of(found), scene.now).stream()
                    .map(change -> change.getClass().getSimpleName() + " "
                            + change.incident().key())
                    .forEach(changes::add);
        }
        return changes;
    }

    @Test
    @Tag("alert-32")
    void whatOthersFindOpensAndHealsByTheSameRules() {
        assertThat(told(BACKUPS, FAILED)).containsExactly("Opened BACKUP");
        assertThat(told(BACKUPS)).containsExactly("Healed BACKUP");
    }

    @Test
    void whatOthersFoundIsNotLookedForAgainByTheWatch() {
        scene.book().update(BACKUPS, List.of(FAILED), scene.now);
        assertThat(scene.book().wantsAnotherLook(Healing::judges)).isFalse();
        scene.book().update(Set.of(Alert.STANDBY_MISSING), List.of(MISSING), scene.now);
        assertThat(scene.book().wantsAnotherLook(Healing::judges)).isTrue();
    }

    @Test
    void whoDidNotLookForAnAlertClosesNoneOfIt() {
        told(BACKUPS, FAILED);
        assertThat(told(Set.of(Alert.NOBODY_WATCHES))).isEmpty();
        scene.restart();
        assertThat(told(Set.of(Alert.BACKUP_MISSING, Alert.NOBODY_WATCHES))).isEmpty();
        assertThat(scene.incidents.open("shop")).hasSize(1);
    }

    @Test
    void aRestartedBotNeitherRepeatsNorForgetsNorHealsWhatItHasNotSeenYet() {
        Suspicion big =
                SketchedCondition.of("db2", Alert.LAG_BYTES, Severity.CRITICAL).after(Duration.ofMinutes(2));
        scene.shows(MISSING, big).during(Duration.ofMinutes(3));
        scene.restart();
        assertThat(scene.doesNotSee("db2").looks(60)).isEmpty();
        assertThat(scene.shows(MISSING, big).looks(300)).isEmpty();
        scene.restart();
        assertThat(scene.shows().looks(5)).containsExactly("Healed STREAM:db2", "Healed LAG:db2");
        assertThat(scene.incidents.recent("shop", 10)).hasSize(2);
    }

    @Test
    void whatLingersAfterARestartIsNotOver() {
        scene.shows(MISSING).looks(2);
        scene.restart();
        assertThat(scene.showsFaintly(MISSING).looks(100)).isEmpty();
    }

    @Test
    void whatWasClosedByHandAndIsSeenAgainSoonIsTheSameIncident() {
        scene.shows(MISSING).looks(2);
        Incident first = scene.incident();
        scene.desk.resolve(first.id(), BookScene.ALICE);
        assertThat(scene.look()).isEmpty();
        assertThat(scene.look()).containsExactly("Reopened STREAM:db2");
        assertThat(scene.incident().id()).isEqualTo(first.id());
        assertThat(scene.incident().attention().resolvedBy()).isEmpty();
        assertThat(scene.incidents.timeline(first.id()))
                .extracting(TimelineEntry::kind)
                .containsExactly(TimelineEntry.Kind.SEEN, TimelineEntry.Kind.RESOLVED, TimelineEntry.Kind.REOPENED);
        assertThat(scene.looks(60)).isEmpty();
    }

    @Test
    void whatWasClosedByHandAndIsSeenAgainLateIsANewOne() {
        scene.shows(MISSING).looks(2);
        scene.desk.resolve(scene.incident().id(), BookScene.ALICE);
        assertThat(scene.shows().during(Duration.ofMinutes(31))).isEmpty();
        assertThat(scene.shows(MISSING).looks(2)).containsExactly("Opened STREAM:db2");
        assertThat(scene.incidents.recent("shop", 10)).hasSize(2);
    }

    @Test
    void theNewestWordsAreThereAfterTenSeconds() {
        scene.shows(MISSING).looks(2);
        scene.shows(new SketchedCondition(Optional.of("db2"), Alert.STANDBY_MISSING, Severity.CRITICAL, ", for long")
                        .now())
                .looks(11);
        assertThat(scene.incident().sentence()).isEqualTo("STANDBY_MISSING of db2, for long");
    }
}
