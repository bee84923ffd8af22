package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.CLUSTER;
import static io.understudy.replication.theatre.Theatre.copy;
import static io.understudy.replication.theatre.Theatre.discard;
import static io.understudy.replication.theatre.Theatre.dropSlot;
import static io.understudy.replication.theatre.Theatre.fence;
import static io.understudy.replication.theatre.Theatre.follow;
import static io.understudy.replication.theatre.Theatre.pause;
import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static io.understudy.replication.theatre.Theatre.restart;
import static io.understudy.replication.theatre.Theatre.resume;
import static io.understudy.replication.theatre.Theatre.start;
import static io.understudy.replication.theatre.Theatre.unfence;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.host.Patience;
import io.understudy.replication.host.SshServer;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent.StepDone;
import io.understudy.replication.operate.OperationEvent.StepStarted;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.plan.FencingSettings;
import io.understudy.replication.plan.Hook;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.RebuildSettings;
import io.understudy.replication.plan.ReplicationStep.BaseBackup;
import io.understudy.replication.plan.ReplicationStep.StopPrimary;
import io.understudy.replication.plan.Step;
import io.understudy.replication.plan.StepFamilies;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.DyingBots;
import io.understudy.replication.theatre.RoleSampler;
import io.understudy.replication.theatre.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The bot dies before and after every event of a real operation; the next one on the same memory goes on. */
@Tag("story-15")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DyingBotIT {
    /** The kinds of steps that dying bots brought to their end on real servers. */
    private static final Set<Class<?>> DONE = ConcurrentHashMap.newKeySet();

    private static final String TIMELINE = "SELECT timeline_id FROM pg_control_checkpoint()";
    private static final RoleNames ROLES = RoleNames.DEFAULT;

    @TempDir
    Path directory;

    @Test
    @Order(1)
    @Tag("F1")
    @Tag("F5")
    @Tag("I1")
    @Tag("I9")
    void aSwitchoverLosesNoCommitHasOnePrimaryAtATimeAndRunsItsHookOnce() throws Exception {
        Hook tell = counted("tell", false);
        try (Theatre theatre = Theatre.openWithSibling(new FencingSettings(List.of(), List.of(tell)));
                CommitLog writer = theatre.writer();
                RoleSampler roles = new RoleSampler(theatre)) {
            writer.awaitMore(30);

            Operation done = complete(theatre, promote("db2"));
            writer.awaitMore(30);
            writer.stop();

            assertThat(done.plan().kind()).isEqualTo("switchover");
            assertThat(writer.lost()).isEmpty();
            assertThat(roles.primariesInOrder()).containsExactly("db1", "db2");
            assertThat(runs("tell")).isEqualTo(1);
            assertThat(slots(theatre, "db2")).isEqualTo("db1 db3");
            isWellOn(theatre, "db2", 2);
            verbsOnOneServer(theatre);
        }
    }

    /** On the pair that the switchover left: db2 is the primary of db1 and db3. */
    private static void verbsOnOneServer(Theatre theatre) throws Exception {
        complete(theatre, restart("db3"));
        complete(theatre, pause("db3", Duration.ofHours(1)));
        assertThat(replay(theatre, "db3")).isEqualTo("paused");
        complete(theatre, resume("db3"));
        assertThat(replay(theatre, "db3")).isEqualTo("not paused");
        complete(theatre, follow("db3", "db1"));
        assertThat(slots(theatre, "db1")).isEqualTo("db3");
        TestSql.execute(theatre.server("db2"), "SELECT pg_create_physical_replication_slot('forgotten', true)");
        complete(theatre, dropSlot("db2", "forgotten"));
        assertThat(slots(theatre, "db2")).isEqualTo("db1");
        isWellOn(theatre, "db2", 2);
    }

    @Test
    @Order(2)
    @Tag("F1")
    @Tag("I1")
    @Tag("I6")
    @Tag("I9")
    void aSwitchoverWhosePromotionIsRefusedGoesBackAndLosesNoCommit() throws Exception {
        try (Theatre theatre = Theatre.open();
                CommitLog writer = theatre.writer();
                RoleSampler roles = new RoleSampler(theatre)) {
            String mayPromote = "EXECUTE ON FUNCTION pg_promote";
            writer.awaitMore(30);
            whenBegun(theatre, StopPrimary.class, "REVOKE " + mayPromote + " FROM " + ROLES.operator());

            Operation failed = carryOut(theatre, promote("db2"));
            TestSql.execute(theatre.server("db1"), "GRANT " + mayPromote + " TO " + ROLES.operator());
            writer.awaitMore(30);
            writer.stop();

            assertThat(failed.state()).as("%s", failed.events()).isEqualTo(OperationState.FAILED);
            assertThat(writer.lost()).isEmpty();
            assertThat(roles.primariesInOrder()).containsExactly("db1");
            assertThat(slots(theatre, "db2")).isEmpty();
            isWellOn(theatre, "db1", 1);
        }
    }

    @Test
    @Order(3)
    @Tag("F2")
    @Tag("F3")
    @Tag("F5")
    @Tag("F6")
    @Tag("I1")
    @Tag("I2")
    void aFailoverPromotesOnceAndItsTailAndTheRewindsWalAreSavedOnce() throws Exception {
        try (Theatre theatre = Theatre.open();
                RoleSampler roles = new RoleSampler(theatre)) {
            theatre.watch().look();
            loseATail(theatre);

            Operation failover = complete(theatre, promote("db2"));
            Operation rewind = complete(theatre, rebuild("db1"));

            assertThat(failover.plan().kind()).isEqualTo("failover");
            assertThat(rewind.plan().kind()).isEqualTo("rebuild by rewinding");
            assertThat(roles.primariesInOrder()).containsExactly("db1", "db2");
            assertThat(beside(theatre, "db1", "data.rescue-tail-")).hasSize(1);
            assertThat(beside(theatre, "db1", "data.rescue-t1-")).hasSize(1);
            isWellOn(theatre, "db2", 2);
        }
    }

    @Test
    @Order(4)
    @Tag("F2")
    @Tag("I1")
    @Tag("story-2")
    void aFailoverWithoutTheMachineRunsItsFenceOnceAndPromotesOnce() throws Exception {
        Hook powerOff = counted("power-off", true);
        try (SshServer sshd = new SshServer(Files.createDirectory(directory.resolve("sshd")));
                Theatre theatre = Theatre.withPrimaryBehind(sshd, new FencingSettings(List.of(powerOff), List.of()))) {
            theatre.watch().look();
            theatre.pair().primary().kill9();
            sshd.kill();

            completeTyping(theatre, CLUSTER, promote("db2"));

            assertThat(runs("power-off")).isEqualTo(1);
            assertThat(TestSql.value(theatre.server("db2"), TIMELINE)).isEqualTo("2");
        }
    }

    @Test
    @Order(5)
    @Tag("F9")
    @Tag("F3")
    void aFenceOfAServerThatHangsIsSetOnceAndLiftedOnce() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            theatre.watch().look();
            theatre.pair().primary().signal("STOP");
            // The old bot's sessions are still answered; those of the next ones are not, and that is another plan.
            theatre.restartTheBot();

            completeTyping(theatre, "end every session of db1", fence("db1"));
            assertThat(theatre.watch().look().assessment().isFenced("db1")).isTrue();
            complete(theatre, unfence("db1"));
            complete(theatre, start("db1"));

            Patience.await().until(() -> theatre.watch().look().assessment().state() == ClusterState.HEALTHY);
            isWellOn(theatre, "db1", 1);
        }
    }

    @Test
    @Order(6)
    @Tag("F6")
    @Tag("story-5")
    @Tag("I2")
    void aCopyKeepsTheOldDirectoryOnceAndAFailedOneLeavesNothing() throws Exception {
        try (Theatre theatre = Theatre.openWith(new RebuildSettings(0, Duration.ZERO))) {
            theatre.watch().look();
            theatre.pair().standby().stop(StopMode.FAST);
            Operation follow = complete(theatre, rebuild("db2"));
            Operation copied = complete(theatre, copy("db2"));
            assertThat(follow.plan().kind()).isEqualTo("rebuild by following");
            assertThat(copied.plan().kind()).isEqualTo("rebuild by a new base backup");
            assertThat(beside(theatre, "db2", "data.kept-")).hasSize(1);

            complete(theatre, discard("db2"));
            assertThat(beside(theatre, "db2", "data.kept-")).isEmpty();

            whenBegun(theatre, BaseBackup.class, "ALTER ROLE " + ROLES.replicator() + " NOLOGIN");
            Operation failed = carryOut(theatre, copy("db2"));
            TestSql.execute(theatre.server("db1"), "ALTER ROLE " + ROLES.replicator() + " LOGIN");
            assertThat(failed.state()).as("%s", failed.events()).isEqualTo(OperationState.FAILED);
            assertThat(beside(theatre, "db2", "data.understudy-copy-")).isEmpty();
            assertThat(beside(theatre, "db2", "data.kept-")).isEmpty();
            Patience.await().until(() -> theatre.watch().look().assessment().state() == ClusterState.HEALTHY);
            isWellOn(theatre, "db1", 1);
        }
    }

    @Test
    @Order(7)
    void everyKindOfStepWasDoneByADyingBot() {
        assertThat(DONE)
                .containsAll(StepFamilies.all().stream()
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                        .toList());
    }

    private static Operation complete(Theatre theatre, Intent intent) throws InterruptedException {
        return noted(new DyingBots(theatre).complete(intent));
    }

    private static Operation completeTyping(Theatre theatre, String words, Intent intent) throws InterruptedException {
        return noted(new DyingBots(theatre).completeTyping(words, intent));
    }

    private static Operation carryOut(Theatre theatre, Intent intent) throws InterruptedException {
        return noted(new DyingBots(theatre).carryOut(intent));
    }

    private static Operation noted(Operation operation) {
        operation
                .eventsOf(StepDone.class)
                .forEach(done ->
                        DONE.add(step(operation, done.retreat(), done.step()).getClass()));
        return operation;
    }

    private static Step step(Operation operation, boolean retreat, int index) {
        return (retreat ? operation.plan().retreat() : operation.plan().steps()).get(index);
    }

    /** What befalls db1 each time when such a step is about to be performed. */
    private static void whenBegun(Theatre theatre, Class<? extends Step> kind, String statement) {
        theatre.afterEachEvent(operation -> {
            if (operation.events().get(operation.events().size() - 1) instanceof StepStarted begun
                    && kind.isInstance(step(operation, begun.retreat(), begun.step()))) {
                execute(theatre.server("db1"), statement);
            }
        });
    }

    private static void execute(ScratchServer server, String statement) {
        try {
            TestSql.execute(server, statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A hook that notes each run, and whose check says whether there was one. */
    private Hook counted(String name, boolean proves) throws IOException {
        Path notes = Files.createFile(directory.resolve(name));
        return new Hook(
                name,
                List.of("sh", "-c", "echo ran >>" + notes),
                List.of("test", "-s", notes.toString()),
                Duration.ofSeconds(10),
                proves);
    }

    private int runs(String hook) throws IOException {
        return Files.readAllLines(directory.resolve(hook)).size();
    }

    /** What db1 commits while db2 is away, before it dies. */
    private static void loseATail(Theatre theatre) throws Exception {
        theatre.pair().standby().stop(StopMode.FAST);
        try (CommitLog writer = theatre.writer()) {
            writer.awaitMore(30);
            writer.stop();
        }
        theatre.pair().primary().kill9();
        theatre.pair().standby().start();
    }

    private static void isWellOn(Theatre theatre, String primary, int timeline) throws Exception {
        assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
        assertThat(theatre.watch().look().assessment().primary().orElseThrow().node())
                .isEqualTo(primary);
        assertThat(TestSql.value(theatre.server(primary), TIMELINE)).isEqualTo(Integer.toString(timeline));
    }

    private static String slots(Theatre theatre, String node) throws SQLException {
        return TestSql.value(
                theatre.server(node),
                "SELECT COALESCE(string_agg(slot_name, ' ' ORDER BY slot_name), '') FROM pg_replication_slots");
    }

    private static String replay(Theatre theatre, String node) throws SQLException {
        return TestSql.value(theatre.server(node), "SELECT pg_get_wal_replay_pause_state()");
    }

    private static List<Path> beside(Theatre theatre, String node, String prefix) throws IOException {
        try (Stream<Path> files =
                Files.list(theatre.server(node).dataDirectory().getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }
}
