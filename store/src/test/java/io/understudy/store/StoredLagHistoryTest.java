package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.observe.LagSample;
import io.understudy.replication.observe.PrimarySighting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredLagHistoryTest {
    private static final Instant MINUTE = Rig.NOON.truncatedTo(ChronoUnit.MINUTES);

    @TempDir
    Path directory;

    private Store store;
    private LagHistory history;

    @BeforeEach
    void open() {
        store = new Rig(directory).open();
        history = store.lagHistory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static LagSample sample(String cluster, String node, int second) {
        Optional<Duration> time = second % 2 == 0 ? Optional.of(Duration.ofMillis(1_500)) : Optional.empty();
        return new LagSample(cluster, node, Rig.NOON.plusSeconds(second), 10L * second, 20L * second, time);
    }

    @Test
    void samplesComeBackOldestFirst() {
        history.add(List.of(sample("orders", "db3", 2), sample("orders", "db2", 2), sample("billing", "db2", 2)));
        history.add(List.of(sample("orders", "db2", 1)));
        history.add(List.of());
        assertThat(history.since("orders", Rig.NOON))
                .containsExactly(sample("orders", "db2", 1), sample("orders", "db2", 2), sample("orders", "db3", 2));
        assertThat(history.since("orders", Rig.NOON.plusSeconds(2))).hasSize(2);
    }

    @Test
    void ofEachMinuteThatIsLongPastTheGreatestValuesStay() {
        history.add(List.of(sample("orders", "db2", 1), sample("orders", "db2", 2), sample("orders", "db3", 2)));
        history.add(List.of(sample("orders", "db2", 61), sample("orders", "db2", 62)));
        history.thin(Rig.NOON.plusSeconds(119), Rig.NOON.minusSeconds(3_600));
        assertThat(history.since("orders", MINUTE))
                .containsExactly(
                        atNoon(sample("orders", "db2", 2)),
                        atNoon(sample("orders", "db3", 2)),
                        sample("orders", "db2", 61),
                        sample("orders", "db2", 62));
    }

    @Test
    void thinningTwiceChangesNothingAndASampleThatComesLateIsAddedToItsMinute() {
        Instant later = Rig.NOON.plusSeconds(600);
        history.add(List.of(sample("orders", "db2", 4)));
        history.thin(later, Rig.NOON.minusSeconds(3_600));
        history.thin(later, Rig.NOON.minusSeconds(3_600));
        history.add(List.of(sample("orders", "db2", 6), sample("orders", "db2", 1)));
        history.thin(later, Rig.NOON.minusSeconds(3_600));
        assertThat(history.since("orders", MINUTE)).containsExactly(atNoon(sample("orders", "db2", 6)));
    }

    @Test
    void minutesThatAreTooOldAreRemoved() {
        history.add(List.of(sample("orders", "db2", 1), sample("orders", "db2", 61)));
        history.thin(Rig.NOON.plusSeconds(600), MINUTE.plusSeconds(60));
        assertThat(history.since("orders", MINUTE)).hasSize(1);
    }

    private static LagSample atNoon(LagSample one) {
        return new LagSample(
                one.cluster(), one.node(), MINUTE, one.receiveBytes(), one.replayBytes(), one.replayTime());
    }

    @Test
    void thePrimarysLastSightingReplacesTheOneBefore() {
        assertThat(history.lastPrimary("orders")).isEmpty();
        history.sawPrimary("orders", new PrimarySighting("db1", 7, new Lsn(100), Rig.NOON));
        PrimarySighting last = new PrimarySighting("db2", 8, new Lsn(-1), Rig.NOON.plusSeconds(1));
        history.sawPrimary("orders", last);
        assertThat(history.lastPrimary("orders")).contains(last);
    }

    @Test
    @Tag("alert-20")
    void theIdentityOfAClusterOutlivesTheBot() {
        assertThat(history.systemIdentifier("orders")).isEmpty();
        history.keepSystemIdentifier("orders", 7_000_000_000_000_000_001L);
        history.keepSystemIdentifier("orders", 7_000_000_000_000_000_002L);
        store.close();
        store = new Rig(directory).open();
        assertThat(store.lagHistory().systemIdentifier("orders")).hasValue(7_000_000_000_000_000_002L);
        assertThat(store.lagHistory().systemIdentifier("billing")).isEmpty();
    }
}
