package io.understudy.commands.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationState;
import java.util.List;

/** What is said to somebody who wants a request stopped, or names one that is not there. */
public final class CancelMessages {
    private CancelMessages() {}

    /** It counted; the request's own message says the rest. */
    public static ChatMessage accepted(Operation operation) {
        String what = operation.state() == OperationState.CANCELLED
                ? " is cancelled. No step was done: "
                : " stops as soon as its step can; what was done is taken back where that is possible: ";
        return ChatMessage.plain(
                PlanWords.title(operation),
                "Request " + operation.id() + what + PlanWords.headline(operation.plan()) + ".",
                Tone.NEUTRAL);
    }

    /** It did not. */
    public static ChatMessage refused(Operation operation, String reason) {
        return ChatMessage.plain(PlanWords.title(operation) + " · NOT CANCELLED", reason, Tone.WARNING);
    }

    /** There is none of that number where it was looked for. */
    public static ChatMessage unknown(long request) {
        return ChatMessage.plain(
                "No such request",
                "There is no request " + request + " here. /replica history shows those that there are.",
                Tone.WARNING);
    }

    /** None can be meant, or several. */
    public static ChatMessage which(List<Operation> unfinished) {
        if (unfinished.isEmpty()) {
            return ChatMessage.plain("Nothing to cancel", "No request waits or runs.", Tone.NEUTRAL);
        }
        String numbers = String.join(
                "; ",
                unfinished.stream()
                        .map(one -> one.id() + " (" + PlanWords.headline(one.plan()) + ")")
                        .toList());
        return new ChatMessage(
                "Cancel which?",
                "There are several: " + numbers + ".",
                Tone.NEUTRAL,
                List.of(),
                unfinished.stream().map(CancelMessages::button).toList(),
                ChatMessage.Phase.FINAL);
    }

    private static Button button(Operation operation) {
        String command = CommandCatalogue.PREFIX + " " + Verb.CANCEL.words() + " " + operation.id();
        return new Button(command, Button.Style.NORMAL, new Action.Run(command));
    }
}
