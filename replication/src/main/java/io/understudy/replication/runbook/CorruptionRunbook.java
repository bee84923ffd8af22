package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Times;
import io.understudy.replication.logs.LogKind;
import io.understudy.replication.observe.Checksums;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Pages are damaged: where, since when, and where good data is. */
final class CorruptionRunbook implements Procedure {
    private static final Set<LogKind> SIGNS = Set.of(LogKind.PAGE_CORRUPT, LogKind.DISK_ERROR, LogKind.WAL_INVALID);

    @Override
    public void follow(Case one, Notes notes) {
        for (NodeObservation server : one.answering()) {
            String name = server.node();
            notes.add(
                    "Whether " + name + " has damaged pages",
                    one.ask().vitals(name).finding(found -> found.checksums()
                            .map(checksums -> damaged(name, checksums, one.ask().now()))
                            .orElseGet(() -> new Finding.Unknown(
                                    name + " keeps no data checksums: damage would not be noticed."))));
        }
        Optional<String> node = one.node().or(one::primaryName);
        node.ifPresent(name -> Steps.log(one, notes, name, message -> SIGNS.contains(message.kind()), false));
        backup(one, notes);
        boolean primary =
                node.flatMap(one::seen).filter(Primary.class::isInstance).isPresent();
        String name = node.orElse("the node");
        notes.byHand(
                "What to do",
                primary
                        ? ("Look at the disk of %s first (dmesg, SMART). If a standby is clean, promote it and rebuild %s from"
                                        + " it. Keep the backups: do not let older ones expire.")
                                .formatted(name, name)
                        : "Look at the disk of %s first (dmesg, SMART). Then rebuild %s from its primary, on a good disk."
                                .formatted(name, name),
                primary ? one.command("plan promote", one.standby().orElse(name)) : one.command("copy", name));
    }

    private static Finding damaged(String name, Checksums found, Instant now) {
        if (found.failures() == 0) {
            return new Finding.Fine(name + " has met no wrong checksum since its statistics began.");
        }
        return new Finding.Trouble("%s met %d wrong checksums, in %s%s."
                .formatted(
                        name,
                        found.failures(),
                        String.join(", ", found.databases()),
                        found.last()
                                .map(at -> ", the last " + Times.words(Duration.between(at, now)) + " ago")
                                .orElse("")));
    }

    private static void backup(Case one, Notes notes) {
        notes.add(
                "Whether there is a backup",
                one.ask()
                        .lastBackup()
                        .<Finding>map(last -> new Finding.Fine("The newest verified backup is " + last.words(one.ask().now()) + "."))
                        .orElseGet(() -> new Finding.Trouble("There is no verified backup.")));
    }
}
