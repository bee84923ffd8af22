package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static io.understudy.replication.theatre.Theatre.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.check.MachineAnswer;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.inspect.MachineExamination;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.DebianTheatre;
import io.understudy.replication.theatre.Theatre;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same operations on clusters of Debian's, whose configuration lies in /etc/postgresql. */
class DebianIT {
    private static final Duration SHORT = Patience.seconds(20);

    @Test
    @Tag("H1")
    @Tag("story-8")
    void switchesThereAndBackLosesNothingAndNeverTouchesEtc() throws Exception {
        try (DebianTheatre debian = DebianTheatre.open();
                CommitLog writer = debian.theatre().writer()) {
            assertFoundAsDeclared(debian, "db1");
            String etc = debian.clusters().configurations();
            awaitCommits(writer, 100);

            debian.theatre().complete(promote("db2"));
            awaitCommits(writer, writer.size() + 100);
            debian.theatre().complete(promote("db1"));
            awaitCommits(writer, writer.size() + 100);
            writer.stop();

            assertThat(writer.lost()).isEmpty();
            assertHealthyWithPrimary(debian.theatre(), "db1");
            assertThat(debian.clusters().configurations()).isEqualTo(etc);
            assertThat(foreignFiles(debian.theatre())).isEmpty();
        }
    }

    @Test
    @Tag("H1")
    @Tag("story-8")
    void failsOverRewindsCopiesIntoAnAbsentDirectoryStartsAgainAndNeverTouchesEtc() throws Exception {
        try (DebianTheatre debian = DebianTheatre.open()) {
            Theatre theatre = debian.theatre();
            String etc = debian.clusters().configurations();
            theatre.watch().look();
            debian.clusters().stop("db2");
            try (CommitLog writer = theatre.writer()) {
                awaitCommits(writer, 20);
                writer.stop();
            }
            debian.db1().kill9();
            debian.clusters().start("db2");

            theatre.complete(promote("db2"));
            Operation rewound = theatre.complete(rebuild("db1"));
            assertThat(rewound.plan().kind()).isEqualTo("rebuild by rewinding");
            assertHealthyWithPrimary(theatre, "db2");

            debian.clusters().stop("db1");
            debian.removeData("db1");
            Operation copied = theatre.complete(rebuild("db1"));
            assertThat(copied.plan().kind()).isEqualTo("rebuild by a new base backup");
            assertHealthyWithPrimary(theatre, "db2");

            debian.db2().kill9();
            theatre.complete(start("db2"));
            assertThat(debian.clusters().configurations()).isEqualTo(etc);
            assertThat(foreignFiles(theatre)).isEmpty();
        }
    }

    private static void assertFoundAsDeclared(DebianTheatre debian, String node) {
        ClusterSpec spec = debian.theatre().spec();
        MachineAnswer answer =
                new MachineExamination(SHORT).examine(spec.requireNode(node), spec.replicator(), new LocalHost("here"));
        assertThat(answer).isInstanceOfSatisfying(MachineAnswer.Examined.class, examined -> assertThat(
                        examined.service().debianCluster().map("Debian cluster "::concat))
                .hasValue(debian.clusters().of(node).words()));
    }

    private static void assertHealthyWithPrimary(Theatre theatre, String node) throws Exception {
        ClusterAssessment assessment = theatre.watch().look().assessment();
        assertThat(assessment.state()).isEqualTo(ClusterState.HEALTHY);
        assertThat(assessment.primary().orElseThrow().node()).isEqualTo(node);
    }

    /** Files of the data directories that are not postgres:postgres. */
    private static String foreignFiles(Theatre theatre) {
        Argv find = Argv.of("find");
        for (NodeSpec node : theatre.spec().nodes()) {
            find = find.and(node.postgres().dataDirectory());
        }
        find = find.and("!", "(", "-user", "postgres", "-group", "postgres", ")");
        return theatre.pair().site().host().run(find, SHORT).stdout();
    }

    private static void awaitCommits(CommitLog writer, int count) {
        Patience.await().until(() -> writer.size() >= count);
    }
}
