package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredIncidentsTest {
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

    private record Stopped(String cluster, String name, Severity severity, String sentence) implements Diagnosis {
        @Override
        public Alert alert() {
            return Alert.STANDBY_MISSING;
        }

        @Override
        public Optional<String> node() {
            return Optional.of(name);
        }

        @Override
        public String doFirst() {
            return "look at " + name;
        }
    }

    @Test
    void aConditionThatGoesOnIsOneIncidentWithTheNewestWords() {
        Incident first = incidents.open(new Stopped("orders", "db2", Severity.WARNING, "1 s"), Rig.NOON);
        Incident again =
                incidents.open(new Stopped("orders", "db2", Severity.CRITICAL, "9 s"), Rig.NOON.plusSeconds(8));
        assertThat(again)
                .isEqualTo(new Incident(
                        first.id(),
                        "orders",
                        "Stopped:db2",
                        Severity.CRITICAL,
                        "9 s",
                        "look at db2",
                        Rig.NOON,
                        Rig.NOON.plusSeconds(8),
                        Optional.empty()));
        assertThat(incidents.open("orders")).containsExactly(again);
    }

    @Test
    void whatComesBackAfterItWasClosedIsAnotherIncident() {
        Stopped stopped = new Stopped("orders", "db2", Severity.WARNING, "1 s");
        Incident first = incidents.open(stopped, Rig.NOON);
        assertThat(incidents
                        .close(first.id(), Rig.NOON.plusSeconds(5))
                        .orElseThrow()
                        .closedAt())
                .contains(Rig.NOON.plusSeconds(5));
        assertThat(incidents.close(first.id(), Rig.NOON.plusSeconds(6))).isEmpty();
        Incident second = incidents.open(stopped, Rig.NOON.plusSeconds(9));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(incidents.recent("orders", 10)).extracting(Incident::id).containsExactly(second.id(), first.id());
        assertThat(incidents.recent("orders", 1)).containsExactly(second);
    }

    @Test
    void clustersAndNodesHaveIncidentsOfTheirOwnAlsoAfterARestart() {
        incidents.open(new Stopped("orders", "db2", Severity.WARNING, "a"), Rig.NOON);
        incidents.open(new Stopped("orders", "db3", Severity.WARNING, "b"), Rig.NOON);
        incidents.open(new Stopped("billing", "db2", Severity.WARNING, "c"), Rig.NOON);
        store.close();
        store = rig.open();
        assertThat(store.incidents().open("orders"))
                .extracting(Incident::sentence)
                .containsExactly("a", "b");
    }
}
