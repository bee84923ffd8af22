package io.understudy.replication.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.observe.Copies.Copy;
import io.understudy.replication.observe.ServerVitals;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Base backups that stand still. */
class CopyAlertsTest {
    private static final String STREAMING = "streaming database files";
    private final VitalsCase pair = new VitalsCase();

    @Test
    @Tag("alert-36")
    void aCopyThatDoesNotMoveForTenMinutesIsAWarning() {
        shows(STREAMING, 92_400_000, Duration.ofSeconds(599));
        assertThat(pair.suspects(Alert.COPY_STALLED)).isEmpty();
        shows(STREAMING, 92_400_000, Duration.ofMinutes(10));
        Diagnosis found = pair.only(Alert.COPY_STALLED);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.sentence())
                .isEqualTo(
                        "shop: the base backup of db1 by 10.0.0.3 has not moved for 10 min: streaming database files,"
                                + " 92.4 of 181 MB sent.");
    }

    @Test
    @Tag("alert-36")
    void aCopyThatAwaitsACheckpointIsSaidToDoSo() {
        shows("waiting for checkpoint to finish", 0, Duration.ofMinutes(11));
        assertThat(pair.only(Alert.COPY_STALLED).doFirst())
                .startsWith("It waits for a checkpoint, nothing is broken. Run CHECKPOINT on db1");
    }

    @Test
    @Tag("alert-36")
    void aCopyStandsStillSinceItsLastMovement() {
        ServerVitals before = at(0, copy(STREAMING, 5));
        ServerVitals same = at(5, copy(STREAMING, 5)).after(before);
        ServerVitals moved = at(10, copy(STREAMING, 6)).after(same);
        assertThat(movedAt(same)).isEqualTo(Duration.ZERO);
        assertThat(movedAt(moved)).isEqualTo(Duration.ofSeconds(10));
    }

    private void shows(String phase, long bytes, Duration still) {
        pair.with(new VitalsSketch("db1").gives(copy(phase, bytes)).at(Sketch.NOON.plus(still)));
    }

    private static Copy copy(String phase, long bytes) {
        return new Copy(99, "10.0.0.3", phase, bytes, OptionalLong.of(181_000_000), Sketch.NOON);
    }

    private static ServerVitals at(int seconds, Copy copy) {
        Copy then = new Copy(
                copy.pid(),
                copy.client(),
                copy.phase(),
                copy.streamedBytes(),
                copy.totalBytes(),
                Sketch.NOON.plusSeconds(seconds));
        return new VitalsSketch("db1")
                .gives(then)
                .at(Sketch.NOON.plusSeconds(seconds))
                .seen();
    }

    private static Duration movedAt(ServerVitals vitals) {
        return Duration.between(
                Sketch.NOON, vitals.copies().orElseThrow().running().get(0).movedAt());
    }
}
