package io.understudy.replication.diagnose;

import static io.understudy.replication.diagnose.AlertSketch.GIGABYTE;
import static io.understudy.replication.diagnose.AlertSketch.machine;
import static io.understudy.replication.diagnose.AlertSketch.raised;
import static io.understudy.replication.diagnose.AlertSketch.volume;
import static io.understudy.replication.diagnose.Sketch.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.TimeToFull.Sample;
import io.understudy.replication.diagnose.threshold.SpaceThresholds;
import io.understudy.replication.observe.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alert-14")
class SpaceAlertTest {
    private List<Diagnosis> with(Volume volume) {
        Sketch sketch = new Sketch();
        sketch.machines.put("db1", machine("db1", volume));
        return raised(sketch, Alert.DISK_FILLING);
    }

    @Test
    void aFifthFreeIsEnough() {
        assertThat(with(volume(20, 100))).isEmpty();
    }

    @Test
    void lessThanAFifthIsAWarningThatNamesTheVolumeAndWhatItHolds() {
        assertThat(with(volume(19, 100))).singleElement().satisfies(one -> {
            assertThat(one.severity()).isEqualTo(Severity.WARNING);
            assertThat(one.key()).isEqualTo("DISK:db1:/srv");
            assertThat(one.sentence())
                    .isEqualTo("shop: on db1, the volume /srv (data and WAL) has 19 % free (19 of 100 GB):"
                            + " when it is full, the server stops or refuses writes.");
            assertThat(one.doFirst()).contains("/replica slots shop", "Never touch pg_wal by hand");
            assertThat(one.isExplainedByMaintenance()).isFalse();
        });
    }

    @Test
    void lessThanATenthIsCritical() {
        assertThat(with(volume(10, 100))).extracting(Diagnosis::severity).containsExactly(Severity.WARNING);
        assertThat(with(volume(9, 100))).extracting(Diagnosis::severity).containsExactly(Severity.CRITICAL);
    }

    @Test
    void inodesRunOutToo() {
        Volume few = new Volume("data and WAL", "/srv", 100, 90, OptionalInt.of(7), Optional.empty());
        assertThat(with(few)).singleElement().satisfies(one -> {
            assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(one.sentence()).contains("7 % of its inodes");
        });
    }

    @Test
    void fullInLessThanFourHoursIsCriticalHoweverMuchIsFree() {
        assertThat(with(volume(500, 1000).fullIn(Optional.of(Duration.ofHours(4)))))
                .isEmpty();
        assertThat(with(volume(500, 1000).fullIn(Optional.of(Duration.ofMinutes(130)))))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(one.sentence())
                            .contains("is full in about 2 h 10 min at the present pace (500 GB free)");
                });
    }

    @Test
    void theBotsOwnVolumesAreJudgedByTheSameRules() {
        SpaceJudge judge = new SpaceJudge("shop", Optional.empty(), SpaceThresholds.DEFAULT);
        Volume backups =
                new Volume("backups", "/var", 100 * GIGABYTE, 5 * GIGABYTE, OptionalInt.empty(), Optional.empty());
        assertThat(judge.suspicions(List.of(backups, volume(50, 100))))
                .singleElement()
                .satisfies(one -> assertThat(one.diagnosis().sentence())
                        .startsWith("shop: on Understudy's own machine, the volume /var (backups) has 5 % free"));
    }

    private static List<Sample> everyMinute(int minutes, IntToLongFunction free) {
        List<Sample> samples = new ArrayList<>();
        for (int minute = 0; minute <= minutes; minute++) {
            samples.add(new Sample(NOON.plusSeconds(60L * minute), free.applyAsLong(minute)));
        }
        return samples;
    }

    @Test
    void aSteadyPaceTellsWhenItIsFull() {
        assertThat(TimeToFull.of(everyMinute(20, minute -> 100 * GIGABYTE - minute * GIGABYTE)))
                .contains(Duration.ofMinutes(80));
    }

    @Test
    void fewMinutesAreNoPace() {
        assertThat(TimeToFull.of(everyMinute(9, minute -> 100 * GIGABYTE - minute * GIGABYTE)))
                .isEmpty();
    }

    @Test
    void oneLargeFileIsNoPace() {
        assertThat(TimeToFull.of(everyMinute(30, minute -> (minute < 25 ? 100 : 50) * GIGABYTE)))
                .isEmpty();
    }

    @Test
    void whatIsFreedAgainIsNoPace() {
        assertThat(TimeToFull.of(everyMinute(30, minute -> (100 - minute % 3) * GIGABYTE)))
                .isEmpty();
    }
}
