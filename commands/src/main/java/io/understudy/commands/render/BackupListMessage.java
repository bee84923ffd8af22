package io.understudy.commands.render;

import io.understudy.backup.catalogue.Backup;
import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.commands.picture.BackupPicture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A cluster's backups: what can be got back first, then each run, then how they grew. */
public final class BackupListMessage {
    /** Of all that the picture shows. */
    private static final int ROWS = 10;

    private BackupListMessage() {}

    /** The time is when it is shown, for ages. */
    public static ChatMessage of(BackupsView view, Instant now) {
        if (view.recent().isEmpty()) {
            return ChatMessage.plain(
                    view.cluster() + " · backups",
                    view.cluster() + ": there is NO backup yet. To take the first: /replica backup now "
                            + view.cluster() + ".",
                    Tone.WARNING);
        }
        List<Part> parts = new ArrayList<>();
        List<Fact> retention = new ArrayList<>(RetentionWords.frozen(view.retention()));
        view.retention().map(RetentionWords::next).ifPresent(retention::add);
        if (!retention.isEmpty()) {
            parts.add(new Part.Facts(retention));
        }
        List<Backup> shown = view.recent().stream().limit(ROWS).toList();
        parts.add(BackupTable.of(view, shown, now));
        if (BackupPicture.isWorthwhile(view.recent())) {
            parts.add(picture(view));
        }
        boolean well = view.recovery().newestVerified().isPresent() && !view.isFrozen();
        return new ChatMessage(
                view.cluster() + " · backups" + (view.isFrozen() ? " · retention FROZEN" : ""),
                sentence(view, now),
                well ? Tone.NEUTRAL : Tone.WARNING,
                parts,
                buttons(view),
                ChatMessage.Phase.FINAL);
    }

    private static String sentence(BackupsView view, Instant now) {
        String frozen = view.isFrozen() ? " Retention is FROZEN: nothing that counts is removed." : "";
        return view.recovery()
                        .newestVerified()
                        .map(backup -> view.cluster() + ": the newest verified backup is from "
                                + Recovery.begun(backup, now) + ", " + view.recovery().proof(backup, now) + ", RPO "
                                + Recovery.rpo(backup, now) + ".")
                        .orElse(view.cluster() + ": there is NO verified backup; the newest run "
                                + BackupWords.standing(view.recent().get(0), now) + ".")
                + frozen;
    }

    private static Part.Picture picture(BackupsView view) {
        List<Backup> ended = view.recent().stream()
                .filter(backup -> backup.finishedAt().isPresent())
                .toList();
        String alt = view.cluster() + ", size and duration of the last " + ended.size() + " backups, newest first: "
                + ended.stream()
                        .limit(ROWS)
                        .map(backup -> Figures.bytes(backup.bytes()) + " in " + BackupWords.took(backup)
                                + (isWhole(backup) ? "" : " " + backup.state()))
                        .collect(Collectors.joining(", "))
                + ".";
        byte[] png = BackupPicture.png(view.cluster(), view.recent());
        return new Part.Picture(alt, Base64.getEncoder().encodeToString(png));
    }

    private static boolean isWhole(Backup backup) {
        return backup.state() == Backup.State.VERIFIED || backup.state() == Backup.State.REMOVED;
    }

    private static List<Button> buttons(BackupsView view) {
        List<Button> buttons = new ArrayList<>();
        String again = CommandCatalogue.PREFIX + " " + Verb.BACKUP_LIST.words() + " " + view.cluster();
        buttons.add(new Button("Refresh", Button.Style.NORMAL, new Action.Refresh(again)));
        buttons.add(WorkButtons.of("Back up now", Verb.BACKUP_NOW, view.cluster()));
        if (view.recovery().newestVerified().isPresent()) {
            buttons.add(WorkButtons.of("Restore test of the newest", Verb.BACKUP_RESTORE_TEST, view.cluster()));
        }
        return buttons;
    }
}
