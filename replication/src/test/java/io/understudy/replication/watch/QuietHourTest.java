package io.understudy.replication.watch;

import static io.understudy.replication.watch.Scenery.BROKEN;
import static io.understudy.replication.watch.Scenery.PRIMARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An hour of looks, one each second, in which nothing happens. */
class QuietHourTest {
    private static final int HOUR = 3_600;
    private static final Duration DELAY = Duration.ofMinutes(10);
    private final Scenery scenery = new Scenery();

    @Test
    @Tag("alert-7")
    void anIdlePairRaisesNothing() throws Exception {
        for (int second = 0; second < HOUR; second++) {
            // An idle primary sends a keepalive every half of wal_receiver_timeout.
            scenery.shows(
                    PRIMARY,
                    new StandbySketch("db2")
                            .silentFor(Duration.ofSeconds(second % 30))
                            .seen());
            assertThat(scenery.check()).isEmpty();
        }
        assertThat(scenery.looked()).as("no look was doubted").isEqualTo(HOUR);
        assertThat(scenery.incidents.recent("shop", 10)).isEmpty();
    }

    @Test
    @Tag("alert-5")
    @Tag("alert-9")
    void aDelayedStandbyRaisesNothingBelowItsDelay() throws Exception {
        for (int second = 0; second < HOUR; second++) {
            Lsn primary = megabytesAfterTheStart(second);
            Lsn replayed = megabytesAfterTheStart(Math.max(0, second - DELAY.toSeconds() + 1));
            scenery.shows(new PrimarySketch("db1").at(primary).sendsTo("db2").seen(), delayed(primary, replayed));
            assertThat(scenery.check()).isEmpty();
        }
        assertThat(scenery.incidents.recent("shop", 10)).isEmpty();
    }

    @Test
    void aTroubleOfAnHourIsOneIncidentWithAFewReminders() throws Exception {
        scenery.shows(new PrimarySketch("db1").seen(), BROKEN);
        assertThat(scenery.checks(HOUR))
                .containsExactly(
                        "Opened STREAM:db2", "Escalated STREAM:db2", "Escalated STREAM:db2", "Escalated STREAM:db2");
        assertThat(scenery.incidents.writes())
                .as("writes about it: every ten seconds, and what happened")
                .isLessThan(HOUR / 10 + 10);
    }

    private static NodeObservation delayed(Lsn received, Lsn replayed) {
        return new StandbySketch("db2").at(received, replayed).delayedBy(DELAY).seen();
    }

    private static Lsn megabytesAfterTheStart(long seconds) {
        return Sketch.HERE.plus(seconds * Sketch.MEGABYTE);
    }
}
