package io.understudy.commands.render;

import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.Part;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.plan.ClientAddress;
import io.understudy.replication.plan.Intent;
import java.util.ArrayList;
import java.util.List;

/** What people have to know and do once a promotion succeeded. */
final class AfterPromotion {
    private AfterPromotion() {}

    static List<Part> parts(Operation operation) {
        List<Part> parts = new ArrayList<>();
        if (succeeded(operation)) {
            operation.plan().facts().stream()
                    .filter(fact -> fact.label().equals(ClientAddress.LABEL))
                    .forEach(fact -> parts.add(new Part.Code("Clients connect with", fact.value())));
            parts.add(new Part.Text("Replication is no backup: take one of the new timeline."));
        }
        return parts;
    }

    static List<Button> buttons(Operation operation) {
        return succeeded(operation)
                ? List.of(CommandsInText.onCluster(Verb.BACKUP_NOW, operation.cluster()))
                : List.of();
    }

    private static boolean succeeded(Operation operation) {
        return operation.state() == OperationState.COMPLETED && operation.plan().intent() instanceof Intent.Promote;
    }
}
