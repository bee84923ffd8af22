package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.ArchiveDiagnosis.ArchiveBacklog;
import io.understudy.replication.diagnose.ArchiveDiagnosis.ArchiverFails;
import io.understudy.replication.diagnose.threshold.ArchiveThresholds;
import io.understudy.replication.observe.Archiver;
import io.understudy.replication.observe.Archiver.File;
import java.util.List;
import java.util.stream.Stream;

/** Whether WAL reaches its archive: alert 15. */
final class ArchiveConditions implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return SeenVitals.of(evidence).flatMap(seen -> seen.vitals().archiver().stream()
                .flatMap(archiver -> judge(evidence, seen.name(), archiver)));
    }

    private static Stream<Suspicion> judge(Evidence evidence, String server, Archiver archiver) {
        ArchiveThresholds limits = evidence.thresholds().archive();
        String cluster = evidence.spec().name();
        Stream<Suspicion> backlog = archiver.ready().orElse(0) > limits.backlogFiles()
                ? Stream.of(Suspicion.now(
                        new ArchiveBacklog(cluster, server, archiver.ready().getAsInt())))
                : Stream.empty();
        Stream<Suspicion> failing = archiver.fails()
                ? Stream.of(
                        new Suspicion(fails(cluster, server, archiver, Severity.WARNING), limits.failingWarning()),
                        new Suspicion(fails(cluster, server, archiver, Severity.CRITICAL), limits.failingCritical()))
                : Stream.empty();
        return Stream.concat(failing, backlog);
    }

    private static Diagnosis fails(String cluster, String server, Archiver archiver, Severity severity) {
        String file = archiver.lastFailed().map(File::name).orElse("a WAL file");
        return new ArchiverFails(cluster, server, file, archiver.failedCount(), archiver.ready(), severity);
    }
}
