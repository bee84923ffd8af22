package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.plan.Check;
import java.util.List;

/** Every pre-flight check of an operation with its answer. */
public final class ChecksMessage {
    private ChecksMessage() {}

    /** As they were answered when the plan was made. */
    public static ChatMessage of(Operation operation) {
        List<Check> checks = operation.plan().checks();
        long passed = checks.stream()
                .filter(check -> check.verdict() == Check.Verdict.PASS)
                .count();
        return new ChatMessage(
                PlanWords.title(operation) + " · checks",
                passed + " of " + checks.size() + " checks passed for request " + operation.id() + ".",
                Tone.NEUTRAL,
                List.of(CheckLines.table(checks)),
                List.of(),
                ChatMessage.Phase.FINAL);
    }
}
