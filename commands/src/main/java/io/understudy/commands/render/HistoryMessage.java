package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.plan.Plan;
import java.util.List;

/** What was asked for on one cluster, newest first. */
public final class HistoryMessage {
    private static final List<String> COLUMNS = List.of("Request", "When", "What", "Asked by", "Outcome");

    private HistoryMessage() {}

    /** The operations in the order to show them. */
    public static ChatMessage of(String cluster, List<Operation> newestFirst) {
        String title = cluster + " · history";
        if (newestFirst.isEmpty()) {
            return ChatMessage.plain(title, cluster + ": nothing was asked for yet.", Tone.NEUTRAL);
        }
        Operation newest = newestFirst.get(0);
        return new ChatMessage(
                title,
                cluster + ": the newest request is " + newest.id() + ", " + state(newest) + ": "
                        + PlanWords.headline(newest.plan()) + ".",
                Tone.NEUTRAL,
                List.of(new Part.Table(
                        COLUMNS, newestFirst.stream().map(HistoryMessage::row).toList())),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    private static List<String> row(Operation operation) {
        return List.of(
                Long.toString(operation.id()),
                Figures.day(operation.proposedAt()),
                what(operation.plan()),
                operation.requester().name(),
                OperationSentence.of(operation));
    }

    /** The kind is left out where the headline begins with it. */
    private static String what(Plan plan) {
        String headline = PlanWords.headline(plan);
        String kind = plan.kind().split(" ", 2)[0];
        return headline.startsWith(kind + " ") ? headline : plan.kind() + ": " + headline;
    }

    private static String state(Operation operation) {
        return operation.state().name().replace('_', ' ');
    }
}
