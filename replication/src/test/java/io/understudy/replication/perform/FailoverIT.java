package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.copy;
import static io.understudy.replication.theatre.Theatre.discard;
import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static io.understudy.replication.theatre.Theatre.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.observe.KeptFinding;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.RebuildSettings;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FailoverIT {
    @Test
    void promotesWhenThePrimaryIsProvenGoneAndRebuildsItByRewindingOrFollowing() throws Exception {
        try (Theatre theatre = Theatre.open();
                CommitLog writer = theatre.writer()) {
            awaitCommits(writer, 100);
            theatre.watch().look();
            theatre.pair().primary().kill9();

            Operation failover = theatre.complete(promote("db2"));
            awaitCommits(writer, writer.size() + 100);
            writer.stop();
            Operation rebuild = theatre.complete(rebuild("db1"));

            assertThat(failover.plan().kind()).isEqualTo("failover");
            assertThat(failover.plan().loss()).isInstanceOf(Loss.Exact.class);
            assertThat(rebuild.plan().kind()).startsWith("rebuild by");
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
            assertThat(theatre.watch()
                            .look()
                            .assessment()
                            .primary()
                            .orElseThrow()
                            .node())
                    .isEqualTo("db2");
        }
    }

    @Test
    @Tag("story-4")
    void keepsWhatOnlyTheOldPrimaryHadAndRewindsIt() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            theatre.watch().look();
            theatre.pair().standby().stop(StopMode.FAST);
            int lost;
            try (CommitLog writer = theatre.writer()) {
                awaitCommits(writer, 20);
                writer.stop();
                lost = writer.size();
            }
            theatre.pair().primary().kill9();
            theatre.pair().standby().start();

            Operation failover = theatre.complete(promote("db2"));
            Operation rebuild = theatre.complete(rebuild("db1"));

            assertThat(failover.plan().loss().knownBytes()).isPositive();
            assertThat(rebuild.plan().kind()).isEqualTo("rebuild by rewinding");
            assertThat(beside(theatre, "data.rescue-tail-t1-")).hasSize(1);
            assertThat(beside(theatre, "data.rescue-t1-")).hasSize(1);
            assertThat(evidence(failover)).anyMatch(found -> namesWhatWasLost(found, lost));
            assertThat(evidence(rebuild))
                    .anyMatch(found -> namesWhatWasLost(found, lost))
                    .anyMatch(found -> found.startsWith("the dry run passed"));
            assertThat(theatre.refusal(discard("db1")).objections())
                    .extracting(Check::name)
                    .containsExactly("kept-long-enough");
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
        }
    }

    @Test
    @Tag("story-1")
    void copiesIntoStagingAndKeepsTheOldDirectory() throws Exception {
        try (Theatre theatre = Theatre.openWith(new RebuildSettings(0, Duration.ZERO))) {
            theatre.watch().look();

            Operation rebuild = theatre.complete(copy("db2"));

            assertThat(rebuild.plan().kind()).isEqualTo("rebuild by a new base backup");
            Path parent = theatre.pair().standby().dataDirectory().getParent();
            try (Stream<Path> files = Files.list(parent)) {
                List<String> names =
                        files.map(file -> file.getFileName().toString()).toList();
                assertThat(names)
                        .anyMatch(name -> name.startsWith("data.kept-"))
                        .noneMatch(name -> name.contains("understudy"));
            }
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);

            KeptFinding.Item kept = kept(theatre, "db2");
            assertThat(kept.holds()).startsWith("an old data directory, timeline 1, checkpoint at 0/");
            assertThat(kept.bytes().orElseThrow()).isGreaterThan(20L << 20);

            Operation discarded = theatre.complete(discard("db2"));
            assertThat(discarded.plan().undo()).isEqualTo("none: what is removed is gone");
            try (Stream<Path> files = Files.list(parent)) {
                assertThat(files).noneMatch(file -> file.toString().contains(".kept-"));
            }
            theatre.pair().standby().stop(StopMode.FAST);
            assertThat(theatre.refusal(discard("db2")).objections())
                    .extracting(Check::name)
                    .contains("two-copies-are-well");
        }
    }

    @Test
    void startsADeadPrimaryAgain() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            theatre.watch().look();
            theatre.pair().primary().kill9();

            Operation started = theatre.complete(start("db1"));

            assertThat(started.plan().approval().requesterMayApprove()).isTrue();
            assertThat(theatre.watch()
                            .look()
                            .assessment()
                            .primary()
                            .orElseThrow()
                            .node())
                    .isEqualTo("db1");
        }
    }

    @Test
    @Tag("F9")
    void refusesToPromoteWhileThePrimaryOnlyHangs() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            theatre.watch().look();
            theatre.pair().primary().signal("STOP");
            try {
                assertThat(theatre.refusal(promote("db2")).objections())
                        .anySatisfy(
                                objection -> assertThat(objection.sentence()).contains("sessions may still write"));
            } finally {
                theatre.pair().primary().signal("CONT");
            }
        }
    }

    /** The table came with the first of them, and never reached the new primary: only its number is left. */
    private static boolean namesWhatWasLost(String found, int commits) {
        return found.matches((commits + 1) + " transactions were lost, the last one of .* UTC: .*relation \\d+ of"
                + " database postgres " + commits + " inserted.*");
    }

    private static KeptFinding.Item kept(Theatre theatre, String node) {
        return theatre.quarantine().look().stream()
                .filter(finding -> finding.node().equals(node))
                .map(finding -> ((KeptFinding.Seen) finding).items().get(0))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> evidence(Operation operation) {
        return operation.eventsOf(OperationEvent.StepDone.class).stream()
                .map(OperationEvent.StepDone::evidence)
                .toList();
    }

    private static List<String> beside(Theatre theatre, String prefix) throws Exception {
        try (Stream<Path> files =
                Files.list(theatre.pair().primary().dataDirectory().getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }
    }

    private static void awaitCommits(CommitLog writer, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> writer.size() >= count);
    }
}
