package io.understudy.commands.render;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Logical backups: the list of them, and one on its way. */
public final class BackupMessages {
    private static final List<String> COLUMNS = List.of("Started", "State", "Size", "Took", "Source", "Detail");

    private BackupMessages() {}

    /** The backups in the order to show them. */
    public static ChatMessage list(String cluster, List<Backup> newestFirst, Optional<Backup> verified, Instant now) {
        String newest = verified.map(backup -> "the newest verified one is from " + Figures.since(ended(backup), now))
                .orElse("NO verified backup");
        if (newestFirst.isEmpty()) {
            return ChatMessage.plain(
                    cluster + " · backups",
                    cluster + ": there is NO backup yet. To take the first: /replica backup now " + cluster + ".",
                    Tone.WARNING);
        }
        return new ChatMessage(
                cluster + " · backups",
                cluster + ": " + newestFirst.size() + (newestFirst.size() == 1 ? " backup, " : " backups, ") + newest
                        + ".",
                verified.isPresent() ? Tone.NEUTRAL : Tone.WARNING,
                List.of(new Part.Table(
                        COLUMNS, newestFirst.stream().map(BackupMessages::row).toList())),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    /** While it runs. */
    public static ChatMessage working(String cluster, BackupProgress progress) {
        return ChatMessage.plain(cluster + " · backup", cluster + ": backup runs · " + progress.phase(), Tone.NEUTRAL)
                .withPhase(ChatMessage.Phase.WORKING);
    }

    /** When it ended, however it did. */
    public static ChatMessage result(Backup backup) {
        boolean good = backup.state() == Backup.State.VERIFIED;
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Source", source(backup)));
        facts.add(new Fact("Databases", backup.databases().isEmpty() ? "none" : String.join(", ", backup.databases())));
        facts.add(new Fact("Directory", backup.directory()));
        if (!backup.detail().isBlank()) {
            facts.add(new Fact("Detail", backup.detail()));
        }
        return new ChatMessage(
                backup.cluster() + " · backup " + backup.state(),
                backup.cluster() + ": backup " + backup.state() + " after " + took(backup) + ", "
                        + Figures.bytes(backup.bytes()) + " from " + source(backup) + "."
                        + (good ? "" : " It does not count as a backup."),
                good ? Tone.GOOD : Tone.DANGER,
                List.of(new Part.Facts(facts)),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    private static List<String> row(Backup backup) {
        return List.of(
                Figures.day(backup.startedAt()),
                backup.state().name(),
                Figures.bytes(backup.bytes()),
                took(backup),
                backup.source(),
                backup.detail());
    }

    /** A backup that failed before it had chosen a node has none. */
    private static String source(Backup backup) {
        return backup.source().isBlank() ? "no node" : backup.source();
    }

    private static String took(Backup backup) {
        return backup.finishedAt()
                .map(end -> Figures.duration(Duration.between(backup.startedAt(), end)))
                .orElse("not finished");
    }

    private static Instant ended(Backup backup) {
        return backup.finishedAt().orElse(backup.startedAt());
    }
}
