package io.understudy.backup.dump;

import io.understudy.backup.dump.SourceFacts.Database;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.program.ClientPrograms.Connection;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Dumps one database into one file, and says why when it could not.
 *
 * @param source where the run reads
 * @param fallback the primary, if the source is a standby: replay may cancel a dump there, a primary's cannot be
 */
record DatabaseDump(
        ClientPrograms programs,
        BackupSettings settings,
        Clock clock,
        Connection source,
        boolean sourceIsStandby,
        Optional<NodeSpec> fallback) {

    DumpOutcome into(Path directory, Database database) throws IOException {
        Path file = directory.resolve(database.file());
        List<String> complaints = new ArrayList<>();
        for (NodeSpec node : attempts()) {
            Instant start = clock.instant();
            Files.deleteIfExists(file);
            Attempt attempt = attempt(source.to(node).to(database.name()), file);
            if (attempt.succeeded()) {
                return new DumpOutcome.Dumped(entry(database, node, file, start), attempt.words());
            }
            complaints.add(node.name() + ": " + attempt.words());
            if (!attempt.worthAnother()) {
                break;
            }
        }
        Files.deleteIfExists(file);
        return new DumpOutcome.NotDumped(database.name(), String.join("; then ", complaints));
    }

    // A standby may cancel a dump because of what it replays; the message is in the server's language, so it is not
    // read.
    private List<NodeSpec> attempts() {
        if (!sourceIsStandby) {
            return List.of(source.node());
        }
        List<NodeSpec> nodes = new ArrayList<>(List.of(source.node(), source.node()));
        fallback.ifPresent(nodes::add);
        return nodes;
    }

    private record Attempt(boolean succeeded, boolean worthAnother, String words) {}

    private Attempt attempt(Connection connection, Path file) {
        try {
            CommandResult result = programs.run(
                    connection,
                    settings.timeLimit(),
                    "pg_dump",
                    "--format=custom",
                    "--lock-wait-timeout=" + settings.lockWaitTimeout().toMillis(),
                    "--file=" + file);
            boolean clean = result.succeeded() && !result.stderr().contains("error:");
            // Exit code 1 is pg_dump's own refusal; any other end came from outside and would come again.
            return new Attempt(
                    clean,
                    result.exitCode() <= 1,
                    clean
                            ? result.stderr().strip()
                            : "pg_dump ended with " + result.exitCode() + ", " + result.complaint());
        } catch (HostException e) {
            return new Attempt(false, false, e.getMessage());
        }
    }

    private Manifest.Entry entry(Database database, NodeSpec node, Path file, Instant start) throws IOException {
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        return new Manifest.Entry(
                database.name(),
                database.file(),
                node.name(),
                database.bytes(),
                Files.size(file),
                seconds,
                -1,
                new TreeMap<>());
    }
}
