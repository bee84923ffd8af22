package io.understudy.backup.dump;

import io.understudy.backup.dump.SourceChoice.Candidate;
import io.understudy.backup.dump.SourceFacts.Database;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.program.ClientPrograms.Connection;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.NodeAssessment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The node that a run reads, after it answered.
 *
 * @param primary where to turn when a standby fails; empty if none was seen, or it may not be dumped
 * @param counts how much is in each database, by name
 * @param notes why it is not the node that people would expect, and what else is odd
 */
record BackupSource(
        Connection connection,
        SourceFacts facts,
        Optional<NodeSpec> primary,
        Map<String, TableCount> counts,
        List<String> notes) {

    /** The first of the chosen nodes that answers. */
    static BackupSource open(
            ClusterAssessment assessment, BackupSettings settings, ClientPrograms programs, Path passfile)
            throws IOException, BackupFailedException {
        List<String> notes = new ArrayList<>();
        for (Candidate candidate : SourceChoice.of(assessment, settings).candidates()) {
            Connection connection = new Connection(
                    candidate.node(),
                    assessment.view().spec().database(),
                    settings.dumper().user(),
                    passfile);
            try {
                SourceFacts facts = SourceFacts.ask(programs, connection);
                if (candidate.standby() && !facts.inRecovery() && !settings.allowPrimary()) {
                    throw new BackupFailedException("wanted a standby to dump (allow_primary is off), found that "
                            + candidate.node().name() + " is not in recovery any more. Look at /replica status.");
                }
                notes.addAll(notes(candidate, facts, settings));
                return new BackupSource(
                        connection, facts, primary(assessment, settings), counts(programs, connection, facts), notes);
            } catch (BackupFailedException e) {
                notes.add(e.getMessage());
            }
        }
        throw new BackupFailedException(
                notes.isEmpty()
                        ? SourceChoice.refusal(assessment, settings.allowPrimary())
                        : String.join("; ", notes));
    }

    private static List<String> notes(Candidate candidate, SourceFacts facts, BackupSettings settings) {
        List<String> notes = new ArrayList<>();
        candidate.note().ifPresent(notes::add);
        if (candidate.note().isEmpty() && facts.replayPaused()) {
            notes.add("replay is paused on " + candidate.node().name() + ": the backup has the data of "
                    + facts.lsn() + ", not of now");
        }
        if (!facts.readsAllData()) {
            notes.add(settings.dumper().user() + " has no pg_read_all_data: a database in which it may not read a table"
                    + " fails");
        }
        return notes;
    }

    private static Optional<NodeSpec> primary(ClusterAssessment assessment, BackupSettings settings) {
        return assessment
                .primary()
                .filter(one -> settings.allowPrimary())
                .map(NodeAssessment::node)
                .map(assessment.view().spec()::requireNode);
    }

    private static Map<String, TableCount> counts(ClientPrograms programs, Connection connection, SourceFacts facts) {
        Map<String, TableCount> counts = new LinkedHashMap<>();
        for (Database database : facts.databases()) {
            counts.put(
                    database.name(),
                    database.connectable()
                            ? TableCount.of(programs, connection.to(database.name()))
                            : TableCount.UNKNOWN);
        }
        return counts;
    }

    /** All tables that are known of. */
    long tables() {
        return counts.values().stream()
                .mapToLong(count -> Math.max(count.tables(), 0))
                .sum();
    }
}
