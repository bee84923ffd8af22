package io.understudy.commands.render;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Pin;
import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import java.util.List;
import java.util.Optional;

/** Short answers about backups: pins, ends, and what is not there. */
public final class BackupReplies {
    private BackupReplies() {}

    /** {@code before}: the pin that it had already. */
    public static ChatMessage pinned(Backup backup, Pin pin, Optional<Pin> before) {
        String reason = pin.reason().isBlank() ? "" : ": " + pin.reason();
        return new ChatMessage(
                backup.cluster() + " · backup pinned",
                backup.cluster() + ": " + backup.id() + " is pinned by " + pin.by() + reason
                        + ". Retention keeps it until it is unpinned."
                        + before.map(old -> " This takes the place of the pin by " + old.by() + ".")
                                .orElse(""),
                Tone.GOOD,
                List.of(),
                List.of(WorkButtons.of("Unpin", Verb.BACKUP_UNPIN, backup.cluster() + " " + backup.id())),
                ChatMessage.Phase.FINAL);
    }

    public static ChatMessage unpinned(Backup backup, Pin before, String by) {
        return ChatMessage.plain(
                backup.cluster() + " · backup unpinned",
                backup.cluster() + ": " + by + " unpinned " + backup.id() + ", which " + before.by() + " had pinned on "
                        + Figures.day(before.at()) + ". Retention may remove it after the next verified backup.",
                Tone.NEUTRAL);
    }

    public static ChatMessage notPinned(Backup backup) {
        return ChatMessage.plain(
                backup.cluster() + " · not pinned",
                backup.cluster() + ": " + backup.id() + " is not pinned; nothing was done.",
                Tone.NEUTRAL);
    }

    /** {@code what} is the middle of a sentence; empty if nothing runs. */
    public static ChatMessage cancelled(String cluster, Optional<String> what, String by) {
        return ChatMessage.plain(
                cluster + (what.isPresent() ? " · ended" : " · nothing to end"),
                cluster + ": "
                        + what.map(one -> by + " ended " + one + ". Nothing of it counts.")
                                .orElse("no backup, restore test or drill runs; nothing was done."),
                Tone.NEUTRAL);
    }

    /** No verified one that "the newest" could mean. */
    public static ChatMessage noneVerified(String cluster) {
        return new ChatMessage(
                cluster + " · no verified backup",
                cluster + ": there is NO verified backup. Nothing was done; take one first.",
                Tone.WARNING,
                List.of(),
                List.of(WorkButtons.of("Back up now", Verb.BACKUP_NOW, cluster)),
                ChatMessage.Phase.FINAL);
    }

    /**
     * None of that id.
     *
     * @param near ids that may have been meant
     * @param verb what was to be done with it
     */
    public static ChatMessage unknown(String cluster, String id, List<String> near, Verb verb) {
        String meant = near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
        return new ChatMessage(
                cluster + " · no such backup",
                cluster + " has no backup " + id + "." + meant + " Nothing was done; /replica backup list " + cluster
                        + " shows them.",
                Tone.WARNING,
                List.of(),
                near.stream().map(one -> meant(verb, cluster + " " + one)).toList(),
                ChatMessage.Phase.FINAL);
    }

    /** One that nothing can be done with. */
    public static ChatMessage unfit(Backup backup, Verb verb) {
        String why =
                switch (backup.state()) {
                    case RUNNING -> "it is still being made";
                    case REMOVED -> "retention has removed its files";
                    default -> "it is " + backup.state() + " and does not count as a backup";
                };
        return ChatMessage.plain(
                backup.cluster() + " · nothing was done",
                backup.cluster() + ": " + verb.words() + " of " + backup.id() + " is not possible: " + why
                        + ". Verified ones are in /replica backup list " + backup.cluster() + ".",
                Tone.WARNING);
    }

    /** Work that could not be begun, in its own words. */
    public static ChatMessage notBegun(String cluster, String what, String words) {
        return ChatMessage.plain(cluster + " · " + what + " NOT BEGUN", words, Tone.WARNING);
    }

    private static Button meant(Verb verb, String argument) {
        String command = WorkButtons.command(verb, argument);
        return new Button(
                command.substring(CommandCatalogue.PREFIX.length() + 1), Button.Style.NORMAL, new Action.Run(command));
    }
}
