package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Times;
import io.understudy.replication.logs.Harmless;
import io.understudy.replication.logs.LogKind;
import io.understudy.replication.observe.Archiver;
import io.understudy.replication.observe.NodeDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** WAL does not reach its archive. */
final class ArchiveRunbook implements Procedure {
    private static final Set<LogKind> SIGNS = Set.of(LogKind.ARCHIVE_FAILED, LogKind.NO_SPACE, LogKind.DISK_ERROR);

    @Override
    public void follow(Case one, Notes notes) {
        Optional<String> node = one.ask().incident().node().or(one::primaryName);
        if (node.isEmpty()) {
            notes.add("What the archiver says", new Finding.Unknown("No primary is known."));
            return;
        }
        String name = node.get();
        notes.add(
                "What the archiver of " + name + " says", one.ask().vitals(name).finding(found -> found.archiver()
                        .map(archiver -> archiver(name, archiver, one.ask().now()))
                        .orElseGet(() ->
                                new Finding.Unknown(name + " does not archive, or the bot's role may not see it."))));
        notes.add("Whether a command is set", one.ask().details(name).finding(found -> command(name, found)));
        Steps.log(one, notes, name, message -> SIGNS.contains(message.kind()), false);
        Space.volumes(one, notes, name);
        notes.byHand(
                "What to do",
                "Run the archive_command by hand as the server's user and correct what it says: a full or missing target,"
                        + " a permission, a host that does not answer. The server tries again by itself, and nothing is"
                        + " lost while its own disk has room.");
    }

    private static Finding archiver(String name, Archiver found, Instant now) {
        String done = found.lastArchived()
                .map(file ->
                        "last archived %s %s ago".formatted(file.name(), Times.words(Duration.between(file.at(), now))))
                .orElse("archived nothing yet");
        String failed = found.lastFailed()
                .map(file -> "; last failed %s %s ago, %d times in all"
                        .formatted(file.name(), Times.words(Duration.between(file.at(), now)), found.failedCount()))
                .orElse("; none failed");
        String waits = found.ready().isPresent() ? "; " + found.ready().getAsInt() + " files wait" : "";
        String text = name + " " + done + failed + waits + ".";
        return found.fails() ? new Finding.Trouble(text) : new Finding.Fine(text);
    }

    private static Finding command(String name, NodeDetails found) {
        String mode = found.settings().getOrDefault("archive_mode", "unknown");
        Optional<String> command = Optional.ofNullable(found.settings().get("archive_command"));
        if (command.isEmpty()) {
            return new Finding.Unknown(
                    "The archive_command of " + name + " could not be read; archive_mode is " + mode + ".");
        }
        if (mode.equals("off")) {
            return new Finding.Fine(name + " does not archive: archive_mode is off.");
        }
        // A library (15 and newer) takes the command's place.
        return command.get().isBlank() || command.get().equals("(disabled)")
                ? new Finding.Trouble("%s has archive_mode = %s and no archive_command.".formatted(name, mode))
                : new Finding.Fine("%s has archive_mode = %s and the command: %s"
                        .formatted(name, mode, Harmless.line(command.get())));
    }
}
