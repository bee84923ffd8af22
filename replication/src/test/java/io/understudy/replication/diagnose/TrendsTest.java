package io.understudy.replication.diagnose;

import static io.understudy.replication.diagnose.Sketch.HERE;
import static io.understudy.replication.diagnose.Sketch.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.trend.Role;
import io.understudy.replication.diagnose.trend.Turn;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a row of looks tells that one look cannot. */
class TrendsTest {
    private Trends trends = Trends.NONE;

    private Turn turn() {
        return trends.of("db2").turn().orElseThrow();
    }

    @Test
    void knowsOfNoChangeAtTheFirstLook() {
        sees(primary(0, 100, NOON), new StandbySketch("db2").seen());
        assertThat(trends.of("db2").turn()).isEmpty();
        assertThat(trends.of("db2").role()).contains(Role.STANDBY);
        assertThat(trends.of("db1").role()).contains(Role.PRIMARY);
    }

    @Test
    void keepsWhatAServerWasBeforeItStartedAnew() {
        Instant restart = NOON.minusSeconds(5);
        sees(new StandbySketch("db2").seen());
        sees(new StandbySketch("db2")
                .startedAt(restart)
                .lookedAt(NOON.plusSeconds(1))
                .seen());
        sees(new StandbySketch("db2")
                .startedAt(restart)
                .lookedAt(NOON.plusSeconds(2))
                .seen());
        assertThat(turn().before().startedAt()).isEqualTo(NOON.minusSeconds(9_000));
        assertThat(turn().at()).isEqualTo(NOON.plusSeconds(1));
        assertThat(turn().roleBefore()).isEqualTo(Role.STANDBY);
    }

    @Test
    void keepsTheRoleThatAServerHadBeforeAlsoOverAnAbsence() {
        sees(new StandbySketch("db2").seen());
        sees(Sketch.unknown("db2", UnknownReason.TIMEOUT));
        assertThat(trends.of("db2").role()).contains(Role.STANDBY);
        sees(new PrimarySketch("db2").lookedAt(NOON.plusSeconds(3)).seen());
        assertThat(turn().roleBefore()).isEqualTo(Role.STANDBY);
        assertThat(turn().at()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void noticesAnotherSystemIdentifier() {
        sees(new StandbySketch("db2").seen());
        sees(new StandbySketch("db2").ofCluster(42).seen());
        assertThat(turn().before().systemIdentifier()).isEqualTo(Sketch.THIS_CLUSTER);
    }

    @Test
    void tellsSinceWhenAReplyIsTheSameByTheBotsOwnClock() {
        sees(primary(0, 100, NOON));
        sees(primary(9, 100, NOON));
        assertThat(trends.of("db1").sameReplySince(100)).contains(NOON);
        sees(primary(10, 100, NOON.plusSeconds(7)));
        assertThat(trends.of("db1").sameReplySince(100)).contains(NOON.plusSeconds(10));
        assertThat(trends.of("db1").sameReplySince(101)).isEmpty();
    }

    @Test
    void countsTheBeginningsOfStreamsOfTheLastFiveMinutesButNotThoseItFound() {
        sees(primary(0, 100, NOON));
        sees(primary(1, 101, NOON));
        sees(primary(2, 101, NOON));
        sees(primary(60, 102, NOON));
        assertThat(trends.of("db1").recentBeginnings("db2")).isEqualTo(2);
        sees(primary(302, 102, NOON));
        assertThat(trends.of("db1").recentBeginnings("db2")).isEqualTo(1);
    }

    @Test
    void copiesAreNoBeginnings() {
        sees(primary(0, 100, NOON));
        sees(new PrimarySketch("db1")
                .sendsTo("pg_basebackup", "backup", 200, NOON)
                .seen());
        assertThat(trends.of("db1").recentBeginnings("pg_basebackup")).isZero();
    }

    @Test
    void replayWaitsFromTheFirstLookThatShowedWalAheadOfIt() {
        sees(standby(0, HERE, HERE));
        sees(standby(600, HERE.plus(100), HERE));
        assertThat(trends.of("db2").replayWaitingSince()).contains(NOON.plusSeconds(600));
        sees(standby(700, HERE.plus(200), HERE));
        assertThat(trends.of("db2").replayWaitingSince()).contains(NOON.plusSeconds(600));
        sees(standby(701, HERE.plus(200), HERE.plus(50)));
        assertThat(trends.of("db2").replayWaitingSince()).contains(NOON.plusSeconds(701));
        sees(standby(702, HERE.plus(200), HERE.plus(200)));
        assertThat(trends.of("db2").replayWaitingSince()).isEmpty();
    }

    @Test
    void aPausedReplayDoesNotWait() {
        sees(new StandbySketch("db2").at(HERE.plus(100), HERE).paused().seen());
        assertThat(trends.of("db2").replayWaitingSince()).isEmpty();
    }

    @Test
    void aLagShrinksWhenItBecameClearlyLess() {
        Duration twoMinutes = Duration.ofMinutes(2);
        for (int second = 0; second <= 120; second += 5) {
            sees(primaryAt(second), standby(second, HERE, new Lsn(HERE.value() - (200 - second) * Sketch.MEGABYTE)));
        }
        assertThat(trends.of("db2").lagShrinks(NOON.plusSeconds(120), twoMinutes))
                .isTrue();
        for (int second = 125; second <= 250; second += 5) {
            sees(primaryAt(second), standby(second, HERE, new Lsn(HERE.value() - 80 * Sketch.MEGABYTE)));
        }
        assertThat(trends.of("db2").lagShrinks(NOON.plusSeconds(250), twoMinutes))
                .isFalse();
    }

    @Test
    void aLagOfWhichTooLittleIsKnownDoesNotShrink() {
        sees(primaryAt(0), standby(0, HERE, new Lsn(100)));
        assertThat(trends.of("db2").lagShrinks(NOON, Duration.ofMinutes(2))).isFalse();
    }

    @Test
    @Tag("F35")
    void survivesAClockThatIsSetBack() {
        sees(primaryAt(7_200), standby(7_200, HERE, new Lsn(100)));
        sees(primaryAt(0), standby(0, HERE, new Lsn(100)));
        sees(primary(7_200, 100, NOON));
        sees(primary(0, 101, NOON));
        sees(primary(1, 101, NOON));
        assertThat(trends.of("db2").lagShrinks(NOON, Duration.ofMinutes(2))).isFalse();
        assertThat(trends.of("db1").recentBeginnings("db2")).isEqualTo(1);
    }

    @Test
    void remembersWhereANodeStreamedFrom() {
        sees(primaryAt(0), new StandbySketch("db2").seen());
        sees(primaryAt(1), Sketch.unknown("db2", UnknownReason.TIMEOUT));
        assertThat(trends.of("db2").upstream()).contains("db1");
    }

    private void sees(NodeObservation... nodes) {
        trends = trends.after(new Sketch().judge(nodes).view());
    }

    private static NodeObservation primary(int second, int pid, Instant reply) {
        return new PrimarySketch("db1")
                .lookedAt(NOON.plusSeconds(second))
                .sendsTo("db2", "streaming", pid, reply)
                .seen();
    }

    private static NodeObservation primaryAt(int second) {
        return new PrimarySketch("db1").lookedAt(NOON.plusSeconds(second)).seen();
    }

    private static NodeObservation standby(int second, Lsn received, Lsn replayed) {
        return new StandbySketch("db2")
                .lookedAt(NOON.plusSeconds(second))
                .at(received, replayed)
                .seen();
    }
}
