package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.copy;
import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Patience;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Proposal;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.Theatre;
import io.understudy.replication.watch.IncidentChange;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pre-flight checks whose facts must be read from real servers and files. */
class PreflightIT {
    @Test
    void readsEachFactFromTheServersAndTheirFiles() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            ScratchServer primary = theatre.pair().primary();
            assertThat(warnings(theatre.plan(promote("db2")))).containsExactly("recent-backup");

            TestSql.execute(primary, "CREATE UNLOGGED TABLE cache (id int)");
            TestSql.execute(
                    primary,
                    "CREATE SUBSCRIPTION legacy CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false)");
            TestSql.execute(primary, "SELECT pg_create_physical_replication_slot('pitr')");
            TestSql.execute(
                    primary,
                    "REVOKE EXECUTE ON FUNCTION pg_promote FROM "
                            + theatre.spec().operator().user());
            TestSql.execute(theatre.pair().standby(), "ALTER SYSTEM SET max_connections = 90");
            TestSql.execute(theatre.pair().standby(), "SELECT pg_reload_conf()");
            onTheMachine(
                    theatre, "db1", "echo 'host web web 10.0.0.0/8 ldap ldapbindpasswd=s3cret' >> \"$1/pg_hba.conf\"");
            onTheMachine(theatre, "db2", "sed -i '/replication/d' \"$1/pg_hba.conf\"");

            List<Check> found = Patience.await()
                    .until(() -> objections(theatre), all -> names(all).contains("bot-may-promote"));
            assertThat(names(found)).containsExactlyInAnyOrder("bot-may-promote", "standbys-may-stream");

            TestSql.execute(
                    primary,
                    "GRANT EXECUTE ON FUNCTION pg_promote TO "
                            + theatre.spec().operator().user());
            onTheMachine(theatre, "db2", "echo 'host replication all all scram-sha-256' >> \"$1/pg_hba.conf\"");
            Plan plan =
                    Patience.await().until(() -> theatre.desk().plan(promote("db2")), Proposal.Ready.class::isInstance)
                                    instanceof Proposal.Ready ready
                            ? ready.plan()
                            : null;
            assertThat(warnings(plan))
                    .containsExactlyInAnyOrder(
                            "recent-backup",
                            "no-pending-restart",
                            "same-client-rules",
                            "no-unlogged-tables",
                            "no-subscriptions",
                            "no-other-slots");
            assertThat(plan.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    @Tag("trap-7")
    @Tag("alert-17")
    void twoStandbysThatWerePromotedAtOnePositionAreDivergedAndNeverFollowEachOther() throws Exception {
        try (Theatre theatre = Theatre.openWithSibling()) {
            theatre.watch().look();
            theatre.pair().primary().stop(StopMode.FAST);
            onTheMachine(theatre, "db2", "\"$2/pg_ctl\" promote -w -D \"$1\"");
            onTheMachine(theatre, "db3", "\"$2/pg_ctl\" promote -w -D \"$1\"");
            assertThat(theatre.watch().check().stream().map(IncidentChange::incident))
                    .anySatisfy(told -> assertThat(told.sentence())
                            .isEqualTo("orders has 2 primaries: db2 and db3 both accept writes."))
                    .anyMatch(told -> told.severity() == Severity.PAGE);
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.SPLIT_BRAIN);
            assertThat(theatre.refusal(promote("db2")).objections()).isNotEmpty();
            onTheMachine(
                    theatre,
                    "db3",
                    "\"$2/pg_ctl\" stop -m fast -w -D \"$1\"; : > \"$1/standby.signal\";"
                            + " \"$2/pg_ctl\" start -w -D \"$1\" -l \"$1.log\" >/dev/null");

            assertThat(theatre.watch()
                            .look()
                            .assessment()
                            .standby("db3")
                            .orElseThrow()
                            .state())
                    .isEqualTo(StandbyState.DIVERGED);
            Plan plan = theatre.plan(rebuild("db3"));
            assertThat(plan.kind()).isEqualTo("rebuild by a new base backup");
            assertThat(plan.facts().get(0).value()).contains("DIVERGED, each began with a promotion of its own");
            assertThat(names(theatre.refusal(promote("db3")).objections()))
                    .contains("candidate-on-the-lineage", "same-timeline-origin");
            assertThat(theatre.plan(copy("db3")).kind()).isEqualTo("rebuild by a new base backup");
            onTheMachine(theatre, "db3", "\"$2/pg_ctl\" stop -m immediate -D \"$1\"");
        }
    }

    /** As if the pid file were stale: the very shell that would move the directory finds the processes by themselves. */
    @Test
    @Tag("story-1")
    void theShellThatMovesADirectoryProvesItselfThatNoServerWorksThere() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            NodeSpec node = theatre.spec().requireNode("db2");
            CommandResult refused = onTheMachine(
                    theatre,
                    "db2",
                    "mv \"$1/postmaster.pid\" \"$1.pid\"; ( " + ServerProof.FUNCTION
                            + " prove_stopped \"$1\" \"$2\" && echo moved ); mv \"$1.pid\" \"$1/postmaster.pid\"");
            assertThat(refused.stdout()).isEmpty();
            assertThat(refused.stderr())
                    .contains("processes of a server still work in "
                            + node.postgres().dataDirectory());

            theatre.pair().standby().stop(StopMode.FAST);
            assertThat(onTheMachine(theatre, "db2", ServerProof.FUNCTION + " prove_stopped \"$1\" \"$2\" && echo moved")
                            .stdout())
                    .isEqualTo("moved\n");
        }
    }

    private static List<Check> objections(Theatre theatre) throws InterruptedException {
        return theatre.desk().plan(promote("db2")) instanceof Proposal.Refused refused
                ? refused.objections()
                : List.of();
    }

    private static List<String> warnings(Plan plan) {
        return plan.checks().stream()
                .filter(check -> check.verdict() != Check.Verdict.PASS)
                .map(Check::name)
                .toList();
    }

    private static List<String> names(List<Check> checks) {
        return checks.stream().map(Check::name).toList();
    }

    private static CommandResult onTheMachine(Theatre theatre, String node, String script) {
        NodeSpec spec = theatre.spec().requireNode(node);
        return theatre.pair()
                .site()
                .host()
                .run(
                        Argv.of(
                                "sh",
                                "-c",
                                script,
                                "sh",
                                spec.postgres().dataDirectory(),
                                spec.postgres().binDirectory()),
                        Patience.seconds(60));
    }
}
