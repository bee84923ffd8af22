package io.understudy.bot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.commands.clock.JobStatus;
import io.understudy.commands.fakes.BackupSamples;
import io.understudy.commands.fakes.BackupsInMemory;
import io.understudy.commands.fakes.Reports;
import io.understudy.commands.fakes.Samples;
import io.understudy.jobs.CheckRecord;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ReplicationDiagnosis;
import io.understudy.replication.incident.Trouble;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.theatre.IncidentsInMemory;
import io.understudy.replication.watch.AlertBook;
import io.understudy.replication.watch.IncidentChange;
import io.understudy.replication.watch.StatusReport;
import io.understudy.replication.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BotMetricsTest {
    private static final Instant NOW = Samples.NOW;

    private static final String[] DOCUMENTED = {
        "understudy_backup_age_seconds",
        "understudy_backup_copies_unfinished",
        "understudy_backup_duration_seconds",
        "understudy_backup_size_bytes",
        "understudy_build_info",
        "understudy_check_age_seconds",
        "understudy_cluster_state",
        "understudy_drill_promotion_seconds",
        "understudy_incidents_open",
        "understudy_job_failures_total",
        "understudy_job_last_duration_seconds",
        "understudy_job_runs_total",
        "understudy_job_troubled",
        "understudy_node_role",
        "understudy_node_state",
        "understudy_node_up",
        "understudy_restore_test_age_seconds",
        "understudy_restore_test_duration_seconds",
        "understudy_restore_test_passed",
        "understudy_slot_active",
        "understudy_slot_retained_bytes",
        "understudy_slot_safe_bytes",
        "understudy_standby_receive_lag_bytes",
        "understudy_standby_replay_lag_bytes",
        "understudy_standby_replay_lag_seconds"
    };

    private final Screen orders = new Screen();
    private final BackupsInMemory backups = new BackupsInMemory();
    private final IncidentsInMemory incidents = new IncidentsInMemory();

    private final BotMetrics metrics = metrics();

    @Test
    void followsTheFormatAndPrometheusRulesForNamesAndUnits() {
        orders.show(withSlots(slot("db2", false), slot("pg_basebackup_7", true)));
        backups.put(verified());
        backups.books.restoreTests().put(BackupSamples.passedTest());
        backups.books.drills().put(BackupSamples.drill(0));
        Exposition text = scrape();
        assertThat(text.types().keySet()).containsExactlyInAnyOrder(DOCUMENTED);
        assertThat(text.types().keySet()).allMatch(name -> name.matches("understudy(_[a-z]+)+"));
        text.types().forEach((name, type) -> assertThat(type).isEqualTo(name.endsWith("_total") ? "counter" : "gauge"));
        assertThat(text.helps().values()).allMatch(help -> help.endsWith("."));
        assertThat(text.value("understudy_build_info", "version", "1.2.3")).isEqualTo(1);
    }

    @Test
    void showsStatesRolesAndLags() {
        orders.show(Reports.degraded());
        Exposition text = scrape();
        assertThat(text.value("understudy_cluster_state", "state", "degraded")).isEqualTo(1);
        assertThat(text.value("understudy_node_up", "node", "db1")).isEqualTo(1);
        assertThat(text.value("understudy_node_role", "node", "db1", "role", "primary"))
                .isEqualTo(1);
        assertThat(text.value("understudy_node_state", "node", "db2", "state", "streaming"))
                .isEqualTo(1);
        assertThat(text.value("understudy_node_state", "node", "db3", "state", "disconnected"))
                .isEqualTo(1);
        assertThat(text.find("understudy_node_state", "node", "db3").stream()
                        .mapToDouble(Exposition.Sample::value)
                        .sum())
                .isEqualTo(1);
        assertThat(text.value("understudy_standby_replay_lag_bytes", "node", "db2"))
                .isEqualTo(48_000);
        assertThat(text.value("understudy_standby_replay_lag_seconds", "node", "db2"))
                .isEqualTo(0.2);
    }

    @Test
    void whatIsNotKnownHasNoSample() {
        assertThat(scrape().find("understudy_node_up")).isEmpty();
        assertThat(scrape().find("understudy_backup_age_seconds")).isEmpty();
        orders.show(Reports.degraded());
        assertThat(scrape().find("understudy_standby_replay_lag_seconds", "node", "db3"))
                .isEmpty();
        assertThat(scrape().value("understudy_standby_replay_lag_bytes", "node", "db3"))
                .isEqualTo(3_200_000);
        orders.show(Reports.healthy("orders"));
        assertThat(scrape().find("understudy_standby_replay_lag_bytes", "node", "db3"))
                .isEmpty();
    }

    @Test
    void showsWhatRestoringAndAFailoverAreExpectedToTake() {
        Backup newest = BackupSamples.verified(0);
        backups.put(newest);
        backups.books.copies().put(BackupSamples.copy(newest, "s3", BackupCopy.State.FAILED));
        backups.books.restoreTests().put(BackupSamples.passedTest());
        backups.books.drills().put(BackupSamples.drill(0));
        Exposition text = scrape();
        assertThat(text.value("understudy_backup_size_bytes", "cluster", "orders"))
                .isEqualTo(1_200_000_000);
        assertThat(text.value("understudy_backup_duration_seconds", "cluster", "orders"))
                .isEqualTo(240);
        assertThat(text.value("understudy_backup_copies_unfinished", "cluster", "orders"))
                .isEqualTo(1);
        assertThat(text.value("understudy_restore_test_passed", "cluster", "orders"))
                .isEqualTo(1);
        assertThat(text.value("understudy_restore_test_duration_seconds", "cluster", "orders"))
                .isEqualTo(245);
        assertThat(text.value("understudy_drill_promotion_seconds", "cluster", "orders"))
                .isEqualTo(0.4);
    }

    @Test
    void aFailedRestoreTestIsToldAndTheRecoveryTimeBeforeItIsKept() {
        backups.books.restoreTests().put(BackupSamples.passedTest());
        backups.books.restoreTests().put(BackupSamples.failedTest());
        Exposition text = scrape();
        assertThat(text.value("understudy_restore_test_passed", "cluster", "orders"))
                .isZero();
        assertThat(text.value("understudy_restore_test_age_seconds", "cluster", "orders"))
                .isEqualTo(172_800 + 300);
        assertThat(text.value("understudy_restore_test_duration_seconds", "cluster", "orders"))
                .isEqualTo(245);
    }

    @Test
    void showsIncidentsBackupsAndJobs() {
        backups.put(verified());
        incidents.open(Trouble.of(List.of(new ReplicationDiagnosis.SplitBrain("orders", List.of("db1", "db2")))), NOW);
        Exposition text = scrape();
        assertThat(text.value("understudy_incidents_open", "cluster", "orders", "severity", "page"))
                .isEqualTo(1);
        assertThat(text.value("understudy_incidents_open", "cluster", "orders", "severity", "warning"))
                .isZero();
        assertThat(text.value("understudy_backup_age_seconds", "cluster", "orders"))
                .isEqualTo(10_800);
        assertThat(text.value("understudy_job_runs_total", "job", "check orders"))
                .isEqualTo(60);
        assertThat(text.value("understudy_job_failures_total", "job", "check orders"))
                .isEqualTo(2);
        assertThat(text.value("understudy_job_last_duration_seconds", "job", "check orders"))
                .isEqualTo(0.007);
        assertThat(text.value("understudy_check_age_seconds", "cluster", "orders"))
                .isEqualTo(1.5);
    }

    @Test
    void showsSlotsButNotThoseThatHaveAnotherNameEachTime() {
        orders.show(withSlots(slot("db2", false), slot("pg_basebackup_7", true)));
        Exposition text = scrape();
        assertThat(text.find("understudy_slot_active")).hasSize(1);
        assertThat(text.value("understudy_slot_retained_bytes", "node", "db1", "slot", "db2"))
                .isEqualTo(0x1000000);
        assertThat(text.value("understudy_slot_safe_bytes", "slot", "db2")).isEqualTo(7_000);
    }

    private static Slot slot(String name, boolean temporary) {
        return new Slot(
                name,
                true,
                true,
                Optional.of(Lsn.parse("0/4000000")),
                Slot.WalStatus.RESERVED,
                OptionalLong.of(7_000),
                temporary,
                Optional.empty(),
                OptionalInt.empty());
    }

    private static StatusReport withSlots(Slot... slots) {
        StatusReport report = Reports.degraded();
        ClusterAssessment before = report.assessment();
        List<NodeObservation> nodes = before.view().nodes().stream()
                .map(node -> node instanceof NodeObservation.Primary one
                        ? new NodeObservation.Primary(
                                one.node(), one.at(), one.facts(), one.current(), one.senders(), List.of(slots))
                        : node)
                .toList();
        ClusterView view = new ClusterView(before.view().spec(), before.view().at(), nodes);
        ClusterAssessment after =
                new ClusterAssessment(view, before.state(), before.nodes(), before.suspicions(), before.fenced());
        return new StatusReport(after, report.since(), report.details());
    }

    private static Backup verified() {
        Instant at = NOW.minus(Duration.ofHours(3));
        return new Backup("b", "orders", "db2", "/b", at, Optional.of(NOW), Backup.State.VERIFIED, 9, List.of(), "");
    }

    private Exposition scrape() {
        return new Exposition(metrics.scrape());
    }

    private static final class Screen implements Watch {
        private Optional<StatusReport> report = Optional.empty();

        void show(StatusReport next) {
            report = Optional.of(next);
        }

        @Override
        public StatusReport look() {
            throw new UnsupportedOperationException("a scrape asks no server");
        }

        @Override
        public Optional<StatusReport> latest() {
            return report;
        }

        @Override
        public List<IncidentChange> check() {
            throw new UnsupportedOperationException("a scrape asks no server");
        }

        @Override
        public AlertBook book() {
            throw new UnsupportedOperationException("a scrape asks no server");
        }
    }

    private BotMetrics metrics() {
        JobStatus check = new JobStatus(
                "check orders",
                60,
                2,
                Optional.of(NOW),
                Optional.of(Duration.ofMillis(7)),
                Optional.of(NOW),
                Optional.empty(),
                Optional.empty());
        return new BotMetrics(new MetricSources(
                Map.of("orders", orders),
                incidents,
                backups.books,
                () -> List.of(check),
                () -> List.of(new CheckRecord("orders", Duration.ofSeconds(1), true, NOW.minusMillis(1500))),
                () -> NOW,
                "1.2.3"));
    }
}
