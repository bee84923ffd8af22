package io.understudy.commands.render;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One backup: what came of making it, and of proving it again. */
public final class BackupMessages {
    private BackupMessages() {}

    /**
     * When it ended, however it did.
     *
     * @param copies of it
     * @param next what retention will do after the next one; empty: not known here
     */
    public static ChatMessage result(
            BackupResult.Finished result, List<BackupCopy> copies, Optional<RetentionPreview> next, Instant now) {
        Backup backup = result.backup();
        List<Fact> facts = facts(backup, copies, now);
        facts.addAll(result.retention().map(RetentionWords::facts).orElseGet(() -> RetentionWords.frozen(next)));
        next.ifPresent(preview -> facts.add(RetentionWords.next(preview)));
        return new ChatMessage(
                backup.cluster() + " · backup " + outcome(backup),
                sentence(backup),
                tone(backup),
                List.of(new Part.Facts(facts)),
                backup.state() == State.VERIFIED
                        ? List.of()
                        : List.of(WorkButtons.of("Back up now", Verb.BACKUP_NOW, backup.cluster())),
                ChatMessage.Phase.FINAL);
    }

    /** After it was proven again: as it is known now. */
    public static ChatMessage verified(Backup backup, List<BackupCopy> copies, Instant now) {
        boolean good = backup.state() == State.VERIFIED;
        String text = good
                ? backup.cluster() + ": backup " + backup.id() + " is WHOLE: "
                        + backup.assurance().level().words() + ", " + Figures.bytes(backup.bytes()) + "."
                : backup.cluster() + ": backup " + backup.id() + " is BROKEN and does not count any more: "
                        + BackupWords.sentence(backup.detail())
                        + " Take another with /replica backup now, and look at the disk that it lies on.";
        return new ChatMessage(
                backup.cluster() + " · backup " + (good ? "WHOLE" : "BROKEN"),
                text,
                tone(backup),
                List.of(new Part.Facts(facts(backup, copies, now))),
                good ? List.of() : List.of(WorkButtons.of("Back up now", Verb.BACKUP_NOW, backup.cluster())),
                ChatMessage.Phase.FINAL);
    }

    /** One copy that failed, or that came to be complete after it had. */
    public static ChatMessage copy(BackupCopy copy) {
        boolean complete = copy.state() == BackupCopy.State.COMPLETE;
        String start = copy.cluster() + ": the copy of " + copy.backup() + " to " + copy.target();
        return ChatMessage.plain(
                copy.cluster() + " · copy to " + copy.target() + (complete ? " COMPLETE" : " FAILED"),
                complete
                        ? start + " is COMPLETE after " + copy.attempts() + " attempts, " + Figures.bytes(copy.bytes())
                                + "."
                        : start + " FAILED (attempt " + copy.attempts() + "): " + BackupWords.sentence(copy.detail())
                                + " It is tried again; the backup itself counts.",
                complete ? Tone.GOOD : Tone.WARNING);
    }

    private static Tone tone(Backup backup) {
        if (backup.isCancelled()) {
            return Tone.NEUTRAL;
        }
        return backup.state() == State.VERIFIED ? Tone.GOOD : Tone.DANGER;
    }

    private static String outcome(Backup backup) {
        return backup.isCancelled() ? "CANCELLED" : backup.state().name();
    }

    private static String sentence(Backup backup) {
        String start = backup.cluster() + ": backup " + outcome(backup) + " after " + BackupWords.took(backup);
        String size = ", " + Figures.bytes(backup.bytes()) + " from " + BackupWords.source(backup) + ".";
        String not = " It does not count as a backup: " + BackupWords.sentence(backup.detail());
        return switch (backup.state()) {
            case VERIFIED, REMOVED -> start + size;
            case DEGRADED -> start + size + " Whole in it: " + BackupWords.databases(backup) + "." + not;
            case FAILED, RUNNING -> start + "." + not;
        };
    }

    private static List<Fact> facts(Backup backup, List<BackupCopy> copies, Instant now) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Backup", backup.id()));
        facts.add(new Fact("Source", BackupWords.source(backup)));
        facts.add(new Fact("Databases", BackupWords.databases(backup)));
        if (backup.state() != State.FAILED) {
            facts.add(new Fact("Proven", BackupWords.standing(backup, now)));
            facts.add(new Fact(
                    "Encrypted",
                    backup.assurance().key().map(key -> "with " + key).orElse("no")));
        }
        facts.add(new Fact("Directory", backup.directory()));
        if (!copies.isEmpty()) {
            facts.add(new Fact(
                    "Copies",
                    BackupWords.count(copies) + " · "
                            + String.join(
                                    "; ", copies.stream().map(BackupWords::copy).toList())));
        }
        if (!backup.detail().isBlank()) {
            facts.add(new Fact("Detail", backup.detail()));
        }
        return facts;
    }
}
