package io.understudy.commands.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Proposal;

/** Why a request became no plan: what forbids it, each with its remedy, and what could be asked instead. */
public final class RefusalMessage {
    private RefusalMessage() {}

    /** The first objection is also the message's text. */
    public static ChatMessage of(Proposal.Refused refused) {
        String cluster = refused.intent().cluster();
        String wish = refused.intent().command().substring(CommandCatalogue.PREFIX.length() + 1);
        Check first = refused.objections().get(0);
        return new ChatMessage(
                cluster + " · " + wish + " · REFUSED",
                cluster + ": nothing was done, " + wish + " is refused: "
                        + first.sentence().replaceFirst("\\.$", "") + ".",
                Tone.WARNING,
                CheckLines.objections(refused.objections()),
                refused.instead().stream()
                        .flatMap(command -> CommandsInText.anyButton(cluster, command).stream())
                        .distinct()
                        .toList(),
                ChatMessage.Phase.FINAL);
    }
}
