package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.copy;
import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.DyingBots;
import io.understudy.replication.theatre.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bot dies before and after every event of a real operation; the next one on the same memory goes on. */
@Tag("story-15")
class DyingBotIT {
    @Test
    @Tag("F1")
    @Tag("F5")
    @Tag("I9")
    void aSwitchoverEndsAsEverAndLosesNoCommit() throws Exception {
        try (Theatre theatre = Theatre.open();
                CommitLog writer = theatre.writer()) {
            awaitMore(writer);

            Operation done = new DyingBots(theatre).complete(promote("db2"));
            awaitMore(writer);
            writer.stop();

            assertThat(done.plan().kind()).isEqualTo("switchover");
            assertThat(writer.lost()).isEmpty();
            isWellOn(theatre, "db2", theatre.pair().standby(), 2);
        }
    }

    @Test
    @Tag("F2")
    @Tag("F3")
    @Tag("F5")
    @Tag("F6")
    @Tag("I2")
    void aFailoverPromotesOnceAndARewindSavesTheTailOnce() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            theatre.watch().look();
            loseATail(theatre);

            Operation failover = new DyingBots(theatre).complete(promote("db2"));
            Operation rewind = new DyingBots(theatre).complete(rebuild("db1"));

            assertThat(failover.plan().kind()).isEqualTo("failover");
            assertThat(rewind.plan().kind()).isEqualTo("rebuild by rewinding");
            assertThat(beside(theatre.pair().primary(), "data.rescue-")).hasSize(1);
            isWellOn(theatre, "db2", theatre.pair().standby(), 2);
        }
    }

    @Test
    @Tag("F6")
    @Tag("story-5")
    @Tag("I2")
    void aCopyKeepsTheOldDirectoryOnceAndFollowingNeedsNoCopy() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            theatre.watch().look();
            theatre.pair().standby().stop(StopMode.FAST);

            Operation follow = new DyingBots(theatre).complete(rebuild("db2"));
            Operation copied = new DyingBots(theatre).complete(copy("db2"));

            assertThat(follow.plan().kind()).isEqualTo("rebuild by following");
            assertThat(copied.plan().kind()).isEqualTo("rebuild by a new base backup");
            assertThat(beside(theatre.pair().standby(), "data.kept-")).hasSize(1);
            assertThat(beside(theatre.pair().standby(), "data.staging")).isEmpty();
            isWellOn(theatre, "db1", theatre.pair().primary(), 1);
        }
    }

    /** What db1 commits while db2 is away, before it dies. */
    private static void loseATail(Theatre theatre) throws Exception {
        theatre.pair().standby().stop(StopMode.FAST);
        try (CommitLog writer = theatre.writer()) {
            awaitMore(writer);
            writer.stop();
        }
        theatre.pair().primary().kill9();
        theatre.pair().standby().start();
    }

    private static void isWellOn(Theatre theatre, String primary, ScratchServer server, int timeline) throws Exception {
        assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
        assertThat(theatre.watch().look().assessment().primary().orElseThrow().node())
                .isEqualTo(primary);
        assertThat(TestSql.value(server, "SELECT timeline_id FROM pg_control_checkpoint()"))
                .isEqualTo(Integer.toString(timeline));
    }

    private static List<Path> beside(ScratchServer server, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(server.dataDirectory().getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private static void awaitMore(CommitLog writer) {
        int wanted = writer.size() + 30;
        Patience.await(Duration.ofSeconds(60)).until(() -> writer.size() >= wanted);
    }
}
