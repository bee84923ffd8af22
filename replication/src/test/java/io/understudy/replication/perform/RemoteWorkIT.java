package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.copy;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.plan.ReplicationStep.BaseBackup;
import io.understudy.replication.theatre.MachinesApart;
import io.understudy.replication.theatre.Namespaces;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy over a slow network, whose watchers come and go. The primary's log says how many copies were begun. */
class RemoteWorkIT {
    private static final long SLOWLY = 8_000_000;

    @TempDir
    Path directory;

    private MachinesApart machines;
    private Theatre theatre;
    private Path staging;

    @BeforeEach
    void open() throws Exception {
        machines = MachinesApart.pair(directory);
        theatre = machines.theatre();
        theatre.watch().look();
    }

    @AfterEach
    void close() {
        machines.close();
    }

    @Test
    @Tag("F22")
    void aCopyGoesOnWhileItsMachineIsCutOffAndIsWatchedAgainWithoutASecondOne() throws Exception {
        Operation copy = beginSlowCopy();

        machines.network().cut(Namespaces.BOT, "db2");
        Patience.await(Duration.ofSeconds(30)).until(() -> lastPhase().contains("db2 has not answered"));
        long before = copiedFiles();
        Patience.await().until(() -> copiedFiles() > before);
        machines.network().heal();
        Patience.await().until(() -> lastProgress().doneBytes().isPresent());
        machines.network().fast("db1");

        assertThat(theatre.ended(copy.id()).state()).isEqualTo(OperationState.COMPLETED);
        assertThat(copiesBegun()).isEqualTo(1);
        assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
    }

    @Test
    @Tag("F6")
    void aCopyGoesOnWhileTheBotIsRestartedAndIsWatchedAgainWithoutASecondOne() throws Exception {
        Operation copy = beginSlowCopy();

        int told = theatre.progress().size();
        theatre.restartTheBot();
        Patience.await().until(() -> theatre.progress().stream().skip(told).anyMatch(progress -> progress.doneBytes()
                .isPresent()));
        machines.network().fast("db1");

        assertThat(theatre.ended(copy.id()).state()).isEqualTo(OperationState.COMPLETED);
        assertThat(copiesBegun()).isEqualTo(1);
        assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
    }

    private Operation beginSlowCopy() throws InterruptedException {
        machines.network().slow("db1", SLOWLY);
        Operation copy = theatre.desk().propose(theatre.plan(copy("db2")), Theatre.ALICE, "ops");
        staging = copy.plan().steps().stream()
                .filter(BaseBackup.class::isInstance)
                .map(step -> Path.of(((BaseBackup) step).staging()))
                .findFirst()
                .orElseThrow();
        theatre.desk().approve(copy.id(), Theatre.BOB, Theatre.CLUSTER);
        Patience.await()
                .until(() -> copiedFiles() > 0 && lastProgress().doneBytes().isPresent());
        return copy;
    }

    private Progress lastProgress() {
        List<Progress> told = theatre.progress();
        return told.isEmpty() ? Progress.phase("nothing told") : told.get(told.size() - 1);
    }

    private String lastPhase() {
        return lastProgress().phase();
    }

    private long copiedFiles() throws Exception {
        if (!Files.exists(staging)) {
            return 0;
        }
        try (var files = Files.walk(staging)) {
            return files.count();
        }
    }

    private long copiesBegun() throws Exception {
        try (var lines = Files.lines(theatre.pair().primary().logFile())) {
            return lines.filter(line -> line.contains("received replication command: BASE_BACKUP"))
                    .count();
        }
    }
}
