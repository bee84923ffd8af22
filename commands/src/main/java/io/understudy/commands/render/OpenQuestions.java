package io.understudy.commands.render;

import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.TimelineEntry.Kind;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What nobody has answered when an incident is over. */
final class OpenQuestions {
    private static final Set<OperationState> UNHAPPY = Set.of(OperationState.FAILED, OperationState.NEEDS_HUMAN);

    private OpenQuestions() {}

    static List<String> of(IncidentStory story) {
        List<String> questions = new ArrayList<>();
        Incident incident = story.incident();
        if (story.of(Kind.CHECKED).noneMatch(entry -> entry.text().startsWith(RunbookWords.TROUBLE))) {
            questions.add("Why did it happen? No step of a runbook has named a cause.");
        }
        story.of(Kind.CHECKED)
                .filter(entry -> entry.text().startsWith(RunbookWords.UNKNOWN))
                .forEach(entry ->
                        questions.add("Not answered: " + entry.text().substring(RunbookWords.UNKNOWN.length())));
        incident.attention()
                .resolvedBy()
                .ifPresent(by ->
                        questions.add("Is it gone? " + by.name() + " closed it by hand; it was not seen to heal."));
        if (story.decidedAt().isEmpty()) {
            questions.add("Who looks after such a thing? Nobody acknowledged it and nobody approved a change.");
        }
        story.operations().stream()
                .filter(one -> UNHAPPY.contains(one.state()) || !one.state().ended())
                .map(OpenQuestions::unfinished)
                .forEach(questions::add);
        return questions;
    }

    private static String unfinished(Operation operation) {
        return "What of request " + operation.id() + "? " + OperationSentence.of(operation);
    }
}
