package io.understudy.backup.dump;

import io.understudy.backup.dump.SourceFacts.Database;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms.Connection;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.sql.TableSample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dumps one database after the other, each on the node where it works, and says why where it does not. */
record DatabaseDump(Workbench bench, BackupSource source, Telling telling) {

    /**
     * Dumps one.
     *
     * @throws BackupFailedException if the backup directory is full: then no other database needs to be tried
     */
    DumpOutcome dump(Database database) throws IOException, BackupFailedException {
        if (!database.connectable()) {
            return new DumpOutcome.NotDumped(
                    database.name(),
                    "wanted to connect as " + source.connection().user()
                            + ", which has no right to. GRANT CONNECT on it,"
                            + " or forbid all connections to it if it needs no backup");
        }
        DumpAttempt attempt = new DumpAttempt(bench, telling);
        Path target = attempt.target(database);
        List<String> complaints = new ArrayList<>();
        for (Attempt planned : attempts()) {
            NodeSpec node = planned.node();
            Instant start = bench.now();
            Tried tried = tryOn(planned, database, attempt, target);
            DumpAttempt.Ended ended = tried.ended();
            if (ended.succeeded()) {
                telling.grown(BackupFolder.size(target));
                return new DumpOutcome.Dumped(
                        entry(database, node, target, start), target, ended.sum(), tried.words(), tried.samples());
            }
            BackupFolder.delete(target);
            telling.grown(0);
            complaints.add(node.name() + ": " + ended.words());
            if (ended.targetFull()) {
                throw new BackupFailedException(
                        "wanted to write the dump of " + database.name() + ", found no space left in "
                                + bench.directory().getParent()
                                + ". Free some space or point the directory to a larger disk. " + ended.words());
            }
            if (!ended.worthAnother()) {
                break;
            }
        }
        return new DumpOutcome.NotDumped(database.name(), String.join("; then ", complaints));
    }

    /**
     * One try.
     *
     * @param trouble why there are no samples; empty if there are
     */
    private record Tried(DumpAttempt.Ended ended, List<TableSample> samples, String trouble) {
        String words() {
            return Stream.of(ended.words(), trouble)
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining("; "));
        }
    }

    private Tried tryOn(Attempt planned, Database database, DumpAttempt attempt, Path target) throws IOException {
        NodeSpec node = planned.node();
        Connection connection = source.connection().to(node).to(database.name());
        if (!planned.sampled()) {
            return plain(connection, attempt, target, "a first dump of it failed");
        }
        try (SharedSnapshot snapshot = SharedSnapshot.of(
                node, database.name(), bench.settings().dumper(), bench.tools().clock())) {
            DumpAttempt.Ended ended = attempt.perform(connection, target, snapshot.id());
            if (ended.succeeded()) {
                SharedSnapshot.Sampled sampled = snapshot.sampled();
                return new Tried(ended, sampled.samples(), sampled.trouble());
            }
            if (planned.standby() || !snapshot.lost()) {
                return new Tried(ended, List.of(), "");
            }
        }
        BackupFolder.delete(target);
        return plain(connection, attempt, target, node.name() + " ended the session that kept the snapshot");
    }

    private static Tried plain(Connection connection, DumpAttempt attempt, Path target, String why) throws IOException {
        return new Tried(
                attempt.perform(connection, target, Optional.empty()),
                List.of(),
                "no rows were sampled, because " + why);
    }

    /**
     * Where to dump next.
     *
     * @param sampled whether rows are sampled from the same snapshot, by a session that replay may cancel as well
     */
    private record Attempt(NodeSpec node, boolean standby, boolean sampled) {}

    // A standby may cancel a dump because of what it replays; the message is in the server's language, so it is not
    // read.
    private List<Attempt> attempts() {
        NodeSpec node = source.connection().node();
        if (!source.facts().inRecovery()) {
            return List.of(new Attempt(node, false, true));
        }
        List<Attempt> attempts =
                new ArrayList<>(List.of(new Attempt(node, true, true), new Attempt(node, true, false)));
        source.primary().ifPresent(primary -> attempts.add(new Attempt(primary, false, true)));
        return attempts;
    }

    private Manifest.Entry entry(Database database, NodeSpec node, Path target, Instant start) throws IOException {
        double seconds = Duration.between(start, bench.now()).toMillis() / 1000.0;
        return new Manifest.Entry(
                database.name(),
                target.getFileName().toString(),
                node.name(),
                database.bytes(),
                BackupFolder.size(target),
                seconds,
                source.counts().get(database.name()).rows(),
                Map.of());
    }
}
