package io.understudy.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.dump.SourceChoice.Candidate;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.diagnose.CatchUp;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.Lag;
import io.understudy.replication.diagnose.NodeAssessment;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceChoiceTest {
    private static final Instant SEEN = Instant.parse("2026-11-20T03:00:00Z");
    private static final Login LOGIN = new Login("dumper", new Secret("unused"));

    @Test
    void theStandbyThatIsLeastBehindComesFirstAndThePrimaryAfterAllThatStream() {
        assertThat(names(choice(true, standby("db2", StandbyState.STREAMING, 500), standby("db3", StandbyState.STREAMING, 9))))
                .containsExactly("db3", "db2", "db1");
    }

    @Test
    void aPausedStandbyIsTakenOnlyIfThePrimaryCannotBeAndIsNamed() {
        NodeAssessment.AStandby paused = standby("db2", StandbyState.PAUSED_BY_USER, 3_000_000);
        assertThat(names(choice(true, paused, standby("db3", StandbyState.DOWN, 0))))
                .containsExactly("db1", "db2");

        List<Candidate> forbidden = choice(false, paused, standby("db3", StandbyState.DOWN, 0));
        assertThat(names(forbidden)).containsExactly("db2");
        assertThat(forbidden.get(0).note())
                .contains("dumped from the standby db2 although it is not up to date: replay is paused, 3000000 bytes"
                        + " behind");
    }

    @Test
    void thePrimaryIsNeverDumpedWhereThatIsForbidden() {
        assertThat(names(choice(
                        false, standby("db2", StandbyState.STREAMING, 0), standby("db3", StandbyState.DIVERGED, 0))))
                .containsExactly("db2");
        ClusterAssessment broken =
                assessment(standby("db2", StandbyState.DOWN, 0), standby("db3", StandbyState.DIVERGED, 0));
        assertThat(SourceChoice.of(broken, settings(false)).candidates()).isEmpty();
        assertThat(SourceChoice.refusal(broken, false))
                .isEqualTo("wanted a standby to dump (allow_primary is off), found db2 is DOWN, db3 DIVERGED from the"
                        + " primary. Look at /replica status.");
    }

    private static List<String> names(List<Candidate> candidates) {
        return candidates.stream().map(one -> one.node().name()).toList();
    }

    private static List<Candidate> choice(boolean allowPrimary, NodeAssessment.AStandby... standbys) {
        return SourceChoice.of(assessment(standbys), settings(allowPrimary)).candidates();
    }

    private static BackupSettings settings(boolean allowPrimary) {
        return BackupSite.settings(
                Path.of("/b"), Path.of("/usr/bin"), LOGIN, allowPrimary, DumpSettings.DEFAULT, Optional.empty());
    }

    private static NodeAssessment.AStandby standby(String node, StandbyState state, long behind) {
        return new NodeAssessment.AStandby(
                new NodeObservation.Unknown(node, SEEN, NodeObservation.UnknownReason.TIMEOUT, "not looked at here"),
                state,
                Optional.empty(),
                Optional.of(new Lag(0, behind, Optional.empty(), Optional.empty())),
                CatchUp.UNKNOWN,
                Optional.empty(),
                Optional.empty());
    }

    private static ClusterAssessment assessment(NodeAssessment.AStandby... standbys) {
        ServerFacts facts = new ServerFacts(7L, 150_018, "15.18", 1, 1, SEEN, SEEN, true, Optional.empty());
        NodeAssessment.ThePrimary primary = new NodeAssessment.ThePrimary(
                new NodeObservation.Primary("db1", SEEN, facts, new Lsn(1), List.of(), List.of()));
        ClusterSpec spec = new ClusterSpec(
                "orders",
                List.of(node("db1"), node("db2"), node("db3")),
                "postgres",
                LOGIN,
                LOGIN,
                new ReplicationLogin("replicator", "/unused"));
        return new ClusterAssessment(
                new ClusterView(spec, SEEN, List.of(primary.seen(), standbys[0].seen(), standbys[1].seen())),
                ClusterState.HEALTHY,
                List.of(primary, standbys[0], standbys[1]),
                List.of(),
                List.of());
    }

    private static NodeSpec node(String name) {
        return new NodeSpec(
                name,
                "10.0.0.1",
                5432,
                new HostAccess.Local(),
                new PostgresInstallation("/data", "/bin", "postgres", Optional.empty()));
    }
}
