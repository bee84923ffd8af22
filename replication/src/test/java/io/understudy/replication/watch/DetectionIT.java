package io.understudy.replication.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.host.Patience;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.plan.Check;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.Freeze;
import io.understudy.replication.theatre.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * How fast trouble of a real, idle pair is noticed. Every test leaves the pair as it found it; in this order, since a node that
 * comes and goes four times is told as flapping.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DetectionIT {
    private static final Duration GOAL = Duration.ofMillis(1_500);
    private static final Duration GOAL_OF_HANGS = Duration.ofSeconds(5);
    private static Theatre theatre;

    @BeforeAll
    static void open() {
        theatre = Theatre.open();
    }

    @AfterAll
    static void close() {
        theatre.close();
    }

    @BeforeEach
    void isWell() {
        Patience.await().until(() -> theatre.watch().look().assessment().state() == ClusterState.HEALTHY);
    }

    /** Of how full the machine is that runs the test, the pair knows nothing. */
    @Test
    @Order(0)
    void anIdlePairRaisesNothingInTwoHundredLooks() {
        List<IncidentChange> changes = new ArrayList<>();
        AtomicInteger looks = new AtomicInteger();
        Patience.await().pollInterval(Duration.ofMillis(100)).until(() -> {
            changes.addAll(theatre.watch().check());
            return looks.incrementAndGet() == 200;
        });
        assertThat(changes)
                .extracting(IncidentChange::incident)
                .filteredOn(incident -> incident.alert() != Alert.DISK_FILLING)
                .isEmpty();
    }

    @Test
    @Tag("alert-16")
    @Order(1)
    void aKilledPrimaryIsToldByItsBrokenConnectionThoughNoClockTicks() throws Exception {
        try (Killed db1 = new Killed("db1");
                Listening listening = new Listening(theatre.watch())) {
            long killed = System.nanoTime();
            db1.kill();

            assertThat(listening.millisToPrompt(killed))
                    .isLessThan(Patience.of(Duration.ofMillis(500)).toMillis());
            Incident told = listening.opened("orders has no primary: writes fail.", GOAL);
            assertThat(told.alert()).isEqualTo(Alert.NO_PRIMARY);
            assertThat(told.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(told.sentence()).endsWith("db1: nothing listens on its port, and db2 receives nothing from it.");
            assertThat(listening.opened()).noneMatch(sentence -> sentence.contains("cannot reach"));
        }
    }

    @Test
    @Tag("alert-23")
    @Order(2)
    void aKilledStandbyIsToldByItsBrokenConnectionThoughNoClockTicks() throws Exception {
        try (Killed db2 = new Killed("db2");
                Listening listening = new Listening(theatre.watch())) {
            db2.kill();

            Incident told = listening.opened("orders: db2 is DOWN, nothing listens on its port.", GOAL);
            assertThat(told.doFirst()).startsWith("Start it again: /replica start db2.");
        }
    }

    @Test
    @Tag("F9")
    @Tag("alert-23")
    @Order(3)
    void aPrimaryThatTakesNoNewSessionsIsToldWhileOpenOnesStillCommit() throws Exception {
        ScratchServer primary = theatre.server("db1");
        try (Listening listening = new Listening(theatre.watch()).ticking();
                CommitLog writer = theatre.writer()) {
            writer.awaitMore(1);
            primary.signal("STOP");
            try {
                Incident told = listening.opened(
                        "orders: db1 hangs: it takes no new sessions, open sessions may still write.", GOAL_OF_HANGS);
                assertThat(told.severity()).isEqualTo(Severity.CRITICAL);
                StatusReport report = theatre.watch().look();
                assertThat(report.assessment().state()).isEqualTo(ClusterState.DEGRADED);
                assertThat(report.assessment().view().of("db1")).isInstanceOf(NodeObservation.Primary.class);
                assertThat(objections()).contains("db1");
                writer.awaitMore(1);
            } finally {
                primary.signal("CONT");
            }
            listening.healed(listening.opened("orders: db1 hangs", GOAL_OF_HANGS));
        }
    }

    @Test
    @Tag("alert-23")
    @Order(4)
    void aPrimaryThatIsFrozenAsAWholeIsNeitherCalledDeadNorOutOfReach() throws Exception {
        try (Listening listening = new Listening(theatre.watch()).ticking()) {
            Freeze freeze = Freeze.of(theatre.server("db1").dataDirectory());
            try {
                Incident told = listening.opened(
                        "orders: db1 hangs: its machine takes the bot's connections, its server answers nothing.",
                        GOAL_OF_HANGS);
                assertThat(told.alert()).isEqualTo(Alert.NODE_DOWN);
                assertThat(listening.opened()).noneMatch(sentence -> sentence.contains("no primary"));
            } finally {
                freeze.thaw();
            }
            Patience.await().until(() -> theatre.watch().look().standing().stream()
                    .noneMatch(one -> one.alert() == Alert.NODE_DOWN));
        }
    }

    /** A server whose main process is killed, and which is started again when closed. */
    private static final class Killed implements AutoCloseable {
        private final ScratchServer server;
        private final ProcessHandle postmaster;

        Killed(String node) throws IOException {
            server = theatre.server(node);
            String pid = Files.readAllLines(server.dataDirectory().resolve("postmaster.pid"))
                    .get(0)
                    .strip();
            postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        }

        void kill() {
            postmaster.destroyForcibly();
        }

        @Override
        public void close() {
            Patience.await().until(() -> !postmaster.isAlive());
            server.start();
        }
    }

    private static String objections() throws InterruptedException {
        return theatre.refusal(Theatre.promote("db2")).objections().stream()
                .map(Check::sentence)
                .collect(Collectors.joining("\n"));
    }
}
