package io.understudy.commands.render;

import io.understudy.backup.keep.RetentionPlan;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import java.util.ArrayList;
import java.util.List;

/** What retention will remove, told before it removes anything for the first time with its settings. */
public final class RetentionMessage {
    private RetentionMessage() {}

    /** The plan removes something. */
    public static ChatMessage firstTime(String cluster, RetentionPlan plan) {
        int count = plan.removable().size();
        List<Part> parts = new ArrayList<>();
        parts.add(RetentionWords.table(plan));
        if (!plan.frozen().isEmpty()) {
            parts.add(new Part.Facts(plan.frozen().stream()
                    .map(why -> new Fact("Retention FROZEN", why))
                    .toList()));
        }
        return new ChatMessage(
                cluster + " · retention begins",
                cluster + ": retention removed NOTHING yet. After the next verified backup it will remove " + count
                        + (count == 1 ? " backup" : " backups") + " of " + Figures.bytes(plan.removableBytes()) + ", and keep "
                        + plan.kept().size() + ". What you pin stays: /replica backup pin " + cluster + " <backup>.",
                Tone.WARNING,
                parts,
                List.of(WorkButtons.of("Backup list", Verb.BACKUP_LIST, cluster)),
                ChatMessage.Phase.FINAL);
    }
}
