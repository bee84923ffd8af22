package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.incident.KeySilence;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.TimelineEntry.Kind;
import io.understudy.replication.incident.Trouble;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredIncidentsTest {
    private static final Instant LATER = Rig.NOON.plusSeconds(8);

    @TempDir
    Path directory;

    private Rig rig;
    private Store store;
    private IncidentStore incidents;

    @BeforeEach
    void open() {
        rig = new Rig(directory);
        store = rig.open();
        incidents = store.incidents();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = rig.open();
        incidents = store.incidents();
    }

    private static Trouble stopped(String cluster, String node, Severity severity, String sentence) {
        return new Trouble(
                cluster,
                "STREAM:" + node,
                Alert.STANDBY_MISSING,
                severity,
                sentence,
                "look at " + node,
                List.of(sentence, "more"));
    }

    private Incident opened() {
        return incidents.open(stopped("orders", "db2", Severity.WARNING, "1 s"), Rig.NOON);
    }

    private static TimelineEntry entry(Incident incident, Kind kind) {
        return new TimelineEntry(incident.id(), LATER, kind, Optional.of(Rig.ALICE), "words");
    }

    @Test
    void aConditionThatGoesOnIsOneIncidentWithTheNewestWords() {
        Incident first = opened();
        Trouble worse = stopped("orders", "db2", Severity.CRITICAL, "9 s");
        Incident again = incidents.open(worse, LATER);
        assertThat(again).isEqualTo(first);
        incidents.saw(List.of(again.showing(worse, LATER, 2)));
        assertThat(incidents.open("orders"))
                .containsExactly(new Incident(
                        first.id(),
                        "orders",
                        "STREAM:db2",
                        Alert.STANDBY_MISSING,
                        Severity.CRITICAL,
                        "9 s",
                        "look at db2",
                        List.of("9 s", "more"),
                        Rig.NOON,
                        LATER,
                        2,
                        Optional.empty(),
                        Attention.NONE));
    }

    @Test
    void whatComesBackAfterItWasClosedIsAnotherIncident() {
        Incident first = opened();
        assertThat(incidents.close(first.id(), first.attention(), entry(first, Kind.HEALED)))
                .contains(first.closed(Optional.of(LATER)));
        assertThat(incidents.close(first.id(), first.attention(), entry(first, Kind.HEALED)))
                .isEmpty();
        Incident second = opened();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(incidents.recent("orders", 10)).extracting(Incident::id).containsExactly(second.id(), first.id());
        assertThat(incidents.recent("orders", 1)).containsExactly(second);
        assertThat(incidents.reopen(first.id(), entry(first, Kind.REOPENED)))
                .as("while another one with its key is open")
                .isEmpty();
    }

    @Test
    void clustersAndNodesHaveIncidentsOfTheirOwnAlsoAfterARestart() {
        incidents.open(stopped("orders", "db2", Severity.WARNING, "a"), Rig.NOON);
        incidents.open(stopped("orders", "db3", Severity.WARNING, "b"), Rig.NOON);
        incidents.open(stopped("billing", "db2", Severity.WARNING, "c"), Rig.NOON);
        reopen();
        assertThat(incidents.open("orders")).extracting(Incident::sentence).containsExactly("a", "b");
        assertThat(incidents.openEverywhere()).extracting(Incident::sentence).containsExactly("a", "b", "c");
    }

    @Test
    void whatPeopleDidSurvivesARestartWithItsTimeline() {
        Incident first = opened();
        Attention attention = Attention.NONE
                .acknowledged(Rig.ALICE, LATER)
                .snoozed(LATER.plusSeconds(60))
                .flapping(true)
                .reminded(LATER)
                .escalated();
        assertThat(incidents.attend(first, attention, entry(first, Kind.ACKNOWLEDGED)))
                .contains(first.with(attention));
        incidents.append(new TimelineEntry(first.id(), LATER, Kind.CHECKED, "the bot reaches both ends"));
        reopen();
        assertThat(incidents.byId(first.id())).contains(first.with(attention));
        assertThat(incidents.timeline(first.id()))
                .containsExactly(
                        entry(first, Kind.ACKNOWLEDGED),
                        new TimelineEntry(first.id(), LATER, Kind.CHECKED, "the bot reaches both ends"));
        assertThat(incidents.timeline(first.id() + 1)).isEmpty();
    }

    @Test
    void ofTwoClicksAtOnceOneCountsAndOnlyItIsInTheTimeline() {
        Incident first = opened();
        assertThat(incidents.attend(
                        first, first.attention().acknowledged(Rig.ALICE, LATER), entry(first, Kind.ACKNOWLEDGED)))
                .isPresent();
        assertThat(incidents.attend(
                        first, first.attention().acknowledged(Rig.BOB, LATER), entry(first, Kind.ACKNOWLEDGED)))
                .isEmpty();
        assertThat(incidents.timeline(first.id())).hasSize(1);
    }

    @Test
    void whatIsSeenLeavesAloneWhatPeopleDidAndWhatIsClosed() {
        Incident first = opened();
        incidents.attend(first, first.attention().acknowledged(Rig.ALICE, LATER), entry(first, Kind.ACKNOWLEDGED));
        incidents.saw(List.of(first.showing(stopped("orders", "db2", Severity.PAGE, "x"), LATER, 7)));
        Incident seen = incidents.byId(first.id()).orElseThrow();
        assertThat(seen.attention().acknowledged()).isPresent();
        assertThat(seen.sightings()).isEqualTo(7);
        incidents.close(first.id(), seen.attention().resolved(Rig.BOB), entry(first, Kind.RESOLVED));
        incidents.saw(List.of(first));
        assertThat(incidents.byId(first.id()).orElseThrow().sightings()).isEqualTo(7);
    }

    @Test
    void aReopenedOneIsTheSameWithNothingDoneAboutIt() {
        Incident first = opened();
        incidents.close(first.id(), first.attention().resolved(Rig.BOB), entry(first, Kind.RESOLVED));
        assertThat(incidents.reopen(first.id(), entry(first, Kind.REOPENED)))
                .contains(first.with(Attention.NONE.reminded(LATER)));
        assertThat(incidents.open("orders")).extracting(Incident::id).containsExactly(first.id());
        assertThat(incidents.reopen(first.id(), entry(first, Kind.REOPENED))).isEmpty();
    }

    @Test
    void aSilenceIsOnePerKeyAndEndsByItself() {
        incidents.silence(new KeySilence("orders", "STREAM:db2", Rig.ALICE, LATER));
        KeySilence longer = new KeySilence("orders", "STREAM:db2", Rig.BOB, LATER.plusSeconds(1));
        incidents.silence(longer);
        reopen();
        assertThat(incidents.silences("orders", LATER)).containsExactly(longer);
        assertThat(incidents.silences("orders", LATER.plusSeconds(1))).isEmpty();
        assertThat(incidents.silences("billing", LATER)).isEmpty();
    }

    @Test
    @Tag("F53")
    void incidentsOfTheVersionBeforeAreReadableAndThoseThatWereOpenAreClosed() throws Exception {
        Rig before4 = new Rig(directory.resolve("before"));
        before4.makeTablesOfVersion("3");
        before4.sql(
                "INSERT INTO incident VALUES (1, 'orders', 'NodeUnseen:db2', 'WARNING', 'unseen', 'look', 1000, 2000, NULL)",
                "INSERT INTO incident VALUES (2, 'orders', 'SplitBrain', 'PAGE', 'two', 'fence', 1000, 2000, 3000)");
        store.close();
        store = before4.open();
        incidents = store.incidents();
        assertThat(incidents.open("orders")).isEmpty();
        List<Incident> before = incidents.recent("orders", 10);
        assertThat(before).extracting(Incident::alert).containsExactly(Alert.SPLIT_BRAIN, Alert.NODE_DOWN);
        assertThat(before).allSatisfy(one -> assertThat(one.attention()).isEqualTo(Attention.NONE));
        assertThat(before.get(1).closedAt()).contains(Instant.EPOCH.plusMillis(2));
        assertThat(before.get(1).node()).contains("db2");
    }
}
