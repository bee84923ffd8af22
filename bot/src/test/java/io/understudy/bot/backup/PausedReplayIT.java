package io.understudy.bot.backup;

import static io.understudy.replication.theatre.Theatre.CLUSTER;
import static io.understudy.replication.theatre.Theatre.pause;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.dump.ReplayHold;
import io.understudy.backup.dump.ReplayHold.Held;
import io.understudy.backup.dump.ReplayHold.NotHeld;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.Theatre;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replay that is paused for a dump, on a real pair. */
@Tag("I8")
class PausedReplayIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static Theatre theatre;

    @BeforeAll
    static void open() {
        theatre = Theatre.open();
    }

    @AfterAll
    static void close() {
        theatre.close();
    }

    @Test
    void isAnOperationOfTheBotsOwnAndEndsWithTheDump() throws Exception {
        ReplayHold.Hold hold = held();
        assertThat(pauseState()).isEqualTo("paused");
        Operation paused = theatre.desk().recent(1).get(0);
        assertThat(paused.requester().name()).isEqualTo("Understudy");
        assertThat(paused.plan().headline()).isEqualTo("Pause replay on db2 for 60 min");
        hold.close();
        awaitReplay();
        assertThat(theatre.desk().recent(1).get(0).plan().headline())
                .isEqualTo("Resume replay on db2, since the pause of request " + paused.id() + " is over");
    }

    @Test
    @Tag("F37")
    void isEndedByTheNextBotWhenThisOneWasKilled() throws Exception {
        held();
        theatre.restartTheBot();
        awaitReplay();
    }

    @Test
    void isNotTakenOverFromAPersonWhoPausedIt() throws Exception {
        theatre.complete(pause("db2", HOUR));
        assertThat(hold()).isInstanceOfSatisfying(NotHeld.class, not -> assertThat(not.why())
                .startsWith("Replay on db2 is paused already, by Alice"));
        theatre.complete(Theatre.resume("db2"));
    }

    private static ReplayHold.Hold held() throws InterruptedException {
        ReplayHold.Hold hold = hold();
        assertThat(hold).isInstanceOf(Held.class);
        return hold;
    }

    private static ReplayHold.Hold hold() throws InterruptedException {
        return new PausedReplay(theatre.desk(), "ops", time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()))
                .pause(CLUSTER, "db2", HOUR);
    }

    private static void awaitReplay() {
        Patience.await().until(() -> pauseState().equals("not paused"));
        Patience.await().until(() -> theatre.desk().recent(1).get(0).state().ended());
    }

    private static String pauseState() throws SQLException {
        return TestSql.value(theatre.server("db2"), "SELECT pg_get_wal_replay_pause_state()");
    }
}
