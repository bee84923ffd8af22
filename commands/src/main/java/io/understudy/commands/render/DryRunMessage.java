package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a change would do, for eyes only. */
public final class DryRunMessage {
    private DryRunMessage() {}

    /** The plan as it would be proposed now. */
    public static ChatMessage of(Plan plan, Optional<Instant> begins) {
        List<Part> parts = new ArrayList<>(PlanParts.of(plan, PlanWords.rule(plan, "whoever asks"), begins));
        parts.add(new Part.Code("To really ask for it", command(plan, begins)));
        return new ChatMessage(
                plan.cluster() + " · " + plan.kind() + " · only a plan",
                "Only a plan, nothing was stored and nothing can be approved: " + PlanWords.headline(plan) + ".",
                Tone.NEUTRAL,
                parts,
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    private static String command(Plan plan, Optional<Instant> begins) {
        String at = begins.map(time -> " at " + Figures.day(time)).orElse("");
        String reason = plan.intent().reason();
        return plan.intent().command() + at + (reason.isBlank() ? "" : " because " + reason);
    }
}
