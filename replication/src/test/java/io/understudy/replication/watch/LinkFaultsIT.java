package io.understudy.replication.watch;

import static io.understudy.replication.theatre.Theatre.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.diagnose.threshold.StreamThresholds;
import io.understudy.replication.host.Patience;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.runbook.RunbookStep;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.MachinesApart;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is told of links between a primary and its standbys that lose packets in silence, while the bot sees every node.
 * Every test leaves the three as it found them.
 */
class LinkFaultsIT {
    /** An idle receiver asks for a sign of life after half of its timeout: {@link #soon} waits longer than that. */
    private static final String HASTE = """
            wal_receiver_status_interval = 1s
            wal_receiver_timeout = 11s
            wal_retrieve_retry_interval = 500ms
            """;

    private static final Duration TOLD = Duration.ofSeconds(30);

    /** The old connection's end holds the slot until it notices: wal_sender_timeout, and TCP tries again ever more seldom. */
    private static final Duration HEALED = Duration.ofMinutes(2);

    @TempDir
    static Path directory;

    private static MachinesApart machines;
    private static Theatre theatre;

    @BeforeAll
    static void open() {
        machines = MachinesApart.three(directory);
        theatre = machines.theatre();
        List.of("db2", "db3").forEach(standby -> machines.set(standby, HASTE));
        theatre.restartTheBotWith(soon());
        awaitHealth();
    }

    private static Thresholds soon() {
        Thresholds usual = Thresholds.DEFAULT;
        StreamThresholds stream = usual.stream();
        return new Thresholds(
                new StreamThresholds(
                        Duration.ofSeconds(1),
                        stream.replyCritical(),
                        stream.notStreaming(),
                        stream.mostStarts(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(9),
                        stream.wrongLineage(),
                        stream.stalledCopy()),
                usual.lag(),
                usual.slots(),
                usual.horizon(),
                usual.space(),
                usual.archive(),
                usual.sync(),
                usual.machine());
    }

    /** How full the machine is that runs the test is not its subject. */
    private static void awaitHealth() {
        Patience.await(HEALED).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            StatusReport report = theatre.watch().look();
            assertThat(report.assessment().state()).isEqualTo(ClusterState.HEALTHY);
            assertThat(report.standing())
                    .filteredOn(found -> found.alert() != Alert.DISK_FILLING)
                    .isEmpty();
        });
    }

    @AfterEach
    void heal() {
        machines.network().heal();
        awaitHealth();
    }

    @AfterAll
    static void close() {
        machines.close();
    }

    @Test
    @Tag("F13")
    @Tag("alert-2")
    @Tag("alert-6")
    @Tag("alert-7")
    void aStandbyThatIsCutOffFromItsPrimaryIsToldWhilePostgresCallsItStreamingAndHealsByItself() throws Exception {
        try (Listening listening = new Listening(theatre.watch()).ticking()) {
            somethingArrives();
            machines.network().cut("db1", "db2");

            Incident told = listening.opened(overdue("db2"), TOLD);
            assertThat(told.alert()).isEqualTo(Alert.REPLY_OVERDUE);
            assertThat(told.severity()).isEqualTo(Severity.WARNING);
            assertThat(isCalledStreaming("db2")).isTrue();

            awaitStanding(Alert.RECEIVER_SILENT);
            awaitStanding(Alert.NO_RECEIVER);
            assertThat(isCalledStreaming("db2")).isTrue();
            assertThatNoPromotionIsOffered(told);

            machines.network().heal();
            listening.healed(told, HEALED);
            awaitHealth();
            assertThat(listening.opened()).hasSize(1);
            assertThat(theatre.operations().recent(Theatre.CLUSTER, 10)).isEmpty();
        }
    }

    /** What a standby says is lost on one link, what it is told on the other. */
    @Test
    @Tag("F15")
    @Tag("alert-2")
    void aLinkThatLosesPacketsInOneDirectionIsToldOnceAndDoesNotFlap() throws Exception {
        try (Listening listening = new Listening(theatre.watch()).ticking()) {
            somethingArrives();
            machines.network().drop("db2", "db1");
            machines.network().drop("db1", "db3");

            List<Incident> told = List.of(listening.opened("db2", TOLD), listening.opened("db3", TOLD));
            awaitStanding(Alert.REPLY_OVERDUE);
            listening.awaitChecks(12);
            assertThat(listening.opened()).hasSize(2);
            assertThat(listening.closed()).isEmpty();

            machines.network().heal();
            told.forEach(one -> listening.healed(one, HEALED));
            assertThat(listening.opened()).hasSize(2);
        }
    }

    /** An idle receiver may have been silent for half of its timeout when the link is cut: its end would be told first. */
    private static void somethingArrives() throws Exception {
        try (CommitLog writer = theatre.writer()) {
            writer.awaitMore(1);
            writer.stop();
        }
    }

    private static String overdue(String standby) {
        return "orders: db1 calls " + standby + " streaming, but " + standby + " has not replied for";
    }

    private static boolean isCalledStreaming(String standby) throws InterruptedException {
        NodeObservation primary = theatre.watch().look().assessment().view().of("db1");
        return primary.senders().stream().anyMatch(row -> row.applicationName().equals(standby) && row.isStreaming());
    }

    private static void awaitStanding(Alert alert) {
        Patience.await()
                .until(() -> theatre.watch().look().standing().stream().anyMatch(found -> found.alert() == alert));
    }

    private static void assertThatNoPromotionIsOffered(Incident told) throws InterruptedException {
        StatusReport report = theatre.watch().look();
        assertThat(report.assessment().state()).isEqualTo(ClusterState.DEGRADED);
        assertThat(report.standing()).extracting(Diagnosis::doFirst).noneMatch(words -> words.contains("promote"));
        List<RunbookStep> steps = theatre.investigator().investigate(told).steps();
        assertThat(steps).isNotEmpty();
        assertThat(steps).flatExtracting(RunbookStep::commands).noneMatch(command -> command.contains("promote"));
        assertThat(theatre.refusal(promote("db2")).objections()).isNotEmpty();
    }
}
