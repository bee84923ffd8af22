package io.understudy.commands.desk;

import io.understudy.commands.desk.Requests.Found;
import io.understudy.commands.parse.Command;
import io.understudy.commands.render.CancelMessages;
import io.understudy.commands.tell.OperationNarrator;
import io.understudy.replication.operate.Desk;
import java.util.List;
import java.util.Optional;

/** Stops a request by its number, or the only one that waits or runs. */
final class CancelHandler {
    private final Requests requests;
    private final OperationNarrator narrator;

    CancelHandler(Requests requests, OperationNarrator narrator) {
        this.requests = requests;
        this.narrator = narrator;
    }

    Answer answer(Command.OnRequest about, Asked asked) {
        if (about.request().isPresent()) {
            Optional<Found> found = requests.find(about.request().get());
            return found.map(one -> cancel(one, asked))
                    .orElseGet(() -> new Answer.Private(
                            CancelMessages.unknown(about.request().get())));
        }
        List<Found> unfinished = requests.unfinished();
        return unfinished.size() == 1
                ? cancel(unfinished.get(0), asked)
                : new Answer.Private(CancelMessages.which(
                        unfinished.stream().map(Found::operation).toList()));
    }

    private Answer cancel(Found found, Asked asked) {
        Desk.Decision decision = found.cluster()
                .desk()
                .cancel(found.operation().id(), asked.invocation().by());
        if (decision instanceof Desk.Decision.NotAccepted not) {
            return new Answer.Private(CancelMessages.refused(found.operation(), not.reason()));
        }
        narrator.changed(((Desk.Decision.Accepted) decision).operation());
        return new Answer.Shown(CancelMessages.accepted(((Desk.Decision.Accepted) decision).operation()));
    }
}
