package io.understudy.backup.dump;

import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.program.ClientPrograms.Connection;
import io.understudy.backup.program.ClientPrograms.Version;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.NodeAssessment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The node that a run reads, after it answered.
 *
 * @param primary where to turn when a standby fails; empty if none was seen
 * @param notes why it is not the node that people would expect
 */
record BackupSource(Connection connection, SourceFacts facts, Optional<NodeSpec> primary, List<String> notes) {

    /** The first of the chosen nodes that answers. */
    static BackupSource open(
            ClusterAssessment assessment, BackupSettings settings, ClientPrograms programs, Path passfile)
            throws IOException, BackupFailedException {
        SourceChoice choice = SourceChoice.of(assessment, settings.preferStandby());
        List<String> notes = new ArrayList<>(choice.note().stream().toList());
        for (NodeSpec node : choice.nodes()) {
            Connection connection = new Connection(
                    node, assessment.view().spec().database(), settings.dumper().user(), passfile);
            try {
                SourceFacts facts = SourceFacts.ask(programs, connection);
                return new BackupSource(connection, facts, primary(assessment), notes);
            } catch (BackupFailedException e) {
                notes.add(e.getMessage());
            }
        }
        throw new BackupFailedException(
                notes.isEmpty()
                        ? "wanted a primary or a streaming standby to dump, found " + SourceChoice.found(assessment)
                                + ". Look at /replica status."
                        : String.join("; ", notes));
    }

    private static Optional<NodeSpec> primary(ClusterAssessment assessment) {
        return assessment
                .primary()
                .map(NodeAssessment::node)
                .map(assessment.view().spec()::requireNode);
    }

    void check(Version programs, long usableBytes, long lastBytes) throws BackupFailedException {
        Optional<String> objection = Preflight.versionObjection(programs, facts)
                .or(() -> Preflight.spaceObjection(usableBytes, lastBytes, facts));
        if (objection.isPresent()) {
            throw new BackupFailedException(objection.get());
        }
    }
}
