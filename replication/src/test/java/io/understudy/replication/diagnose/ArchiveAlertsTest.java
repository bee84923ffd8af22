package io.understudy.replication.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.understudy.replication.observe.Archiver;
import io.understudy.replication.observe.Archiver.File;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether WAL reaches its archive. */
class ArchiveAlertsTest {
    private static final Optional<File> EARLIER =
            Optional.of(new File("000000010000000000000007", Sketch.NOON.minusSeconds(60)));
    private static final Optional<File> LATER = Optional.of(new File("000000010000000000000008", Sketch.NOON));

    private final VitalsCase pair = new VitalsCase();

    @Test
    @Tag("alert-15")
    void aFailingArchiverIsAWarningAfterAMinuteAndCriticalAfterFive() {
        pair.with(new VitalsSketch("db1").archives(new Archiver(7, 3, EARLIER, LATER, OptionalInt.of(2))));
        assertThat(pair.suspects(Alert.ARCHIVER_FAILING))
                .extracting(one -> one.diagnosis().severity(), Suspicion::hold)
                .containsExactly(
                        tuple(Severity.CRITICAL, Duration.ofMinutes(5)),
                        tuple(Severity.WARNING, Duration.ofMinutes(1)));
        assertThat(pair.suspects(Alert.ARCHIVER_FAILING).get(0).diagnosis().sentence())
                .isEqualTo(
                        "shop: db1 cannot archive 000000010000000000000008 (failed attempts: 3); WAL files that wait: 2."
                                + " The archive has a gap, and pg_wal fills up.");
    }

    @Test
    @Tag("alert-15")
    void anArchiverThatNeverSucceededFails() {
        pair.with(new VitalsSketch("db1").archives(new Archiver(0, 3, Optional.empty(), LATER, OptionalInt.empty())));
        assertThat(pair.suspects(Alert.ARCHIVER_FAILING)).hasSize(2);
    }

    @Test
    @Tag("alert-15")
    void aFailureThatIsOverIsNone() {
        pair.with(new VitalsSketch("db1").archives(new Archiver(8, 3, LATER, EARLIER, OptionalInt.of(1))));
        assertThat(pair.suspects(Alert.ARCHIVER_FAILING)).isEmpty();
        pair.with(new VitalsSketch("db1").archives(new Archiver(7, 3, EARLIER, LATER, OptionalInt.of(0))));
        assertThat(pair.suspects(Alert.ARCHIVER_FAILING)).isEmpty();
    }

    @Test
    @Tag("alert-15")
    void moreThan64FilesThatWaitAreABacklog() {
        pair.with(new VitalsSketch("db1").archives(new Archiver(8, 0, LATER, Optional.empty(), OptionalInt.of(64))));
        assertThat(pair.suspects(Alert.ARCHIVER_FAILING)).isEmpty();
        pair.with(new VitalsSketch("db1").archives(new Archiver(8, 0, LATER, Optional.empty(), OptionalInt.of(65))));
        assertThat(pair.only(Alert.ARCHIVER_FAILING).sentence())
                .isEqualTo("shop: on db1, 65 finished WAL files wait to be archived: the archive lags, and pg_wal fills"
                        + " up.");
    }

    @Test
    @Tag("alert-15")
    void aServerThatArchivesNothingIsSilent() {
        pair.with(new VitalsSketch("db1"));
        assertThat(pair.suspects(Alert.ARCHIVER_FAILING)).isEmpty();
    }
}
