package io.understudy.replication.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.understudy.replication.check.ClusterExamination;
import io.understudy.replication.check.Finding;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.plan.Check;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CheckUpIT {
    private static final String OPERATOR = RoleNames.DEFAULT.operator();
    private Theatre theatre;

    @BeforeEach
    void start() {
        theatre = Theatre.open();
    }

    @AfterEach
    void stop() {
        theatre.close();
    }

    @Test
    void findsNothingWrongWithAFreshPair() {
        assertThat(failures(theatre.spec())).isEmpty();
        assertThat(look(theatre.spec()).assessment().state()).isEqualTo(ClusterState.HEALTHY);
    }

    @Test
    @Tag("trap-9")
    void namesTheGrantsThatRolesLack() throws Exception {
        TestSql.execute(theatre.pair().primary(), "REVOKE pg_monitor FROM " + RoleNames.DEFAULT.watcher());
        TestSql.execute(theatre.pair().primary(), "REVOKE pg_checkpoint FROM " + OPERATOR);
        assertThat(failures(theatre.spec()))
                .extracting(finding -> finding.check().hint())
                .contains("run on the primary: GRANT pg_monitor TO " + RoleNames.DEFAULT.watcher())
                .anyMatch(hint -> hint.contains("GRANT pg_checkpoint TO " + OPERATOR));
    }

    @Test
    void saysAWrongPasswordOfTheOperatorOnEachNode() {
        ClusterSpec spec = theatre.spec();
        ClusterSpec wrong = new ClusterSpec(
                spec.name(),
                spec.nodes(),
                spec.database(),
                spec.watcher(),
                new Login(OPERATOR, new Secret("wrong")),
                spec.replicator());
        assertThat(failures(wrong))
                .extracting(Finding::subject, finding -> finding.check().name())
                .containsExactly(tuple("db1", "operator-login"), tuple("db2", "operator-login"));
        assertThat(failures(wrong).get(0).check().sentence()).contains("password authentication failed");
    }

    @Test
    void aStoppedStandbyIsFoundAndTheRestIsStillChecked() {
        theatre.pair().standby().stop(StopMode.FAST);
        List<Finding> failures = failures(theatre.spec());
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).subject()).isEqualTo("db2");
        assertThat(failures.get(0).check().sentence()).contains("nothing listens on its port");
    }

    private List<Finding> failures(ClusterSpec spec) {
        return look(spec).findings().stream()
                .filter(finding -> finding.check().verdict() != Check.Verdict.PASS)
                .filter(finding -> finding.check().verdict() != Check.Verdict.WARN)
                .toList();
    }

    private static ClusterExamination look(ClusterSpec spec) {
        return new CheckUp(spec, Thresholds.DEFAULT, Path.of("/nonexistent/known_hosts"), Clock.systemUTC()).examine();
    }
}
