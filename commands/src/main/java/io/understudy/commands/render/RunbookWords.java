package io.understudy.commands.render;

import io.understudy.replication.runbook.Finding;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.runbook.RunbookStep;
import java.util.List;

/** What an investigation leaves in an incident's timeline: everything but what is fine. */
public final class RunbookWords {
    static final String TROUBLE = "TROUBLE: ";
    static final String UNKNOWN = "UNKNOWN: ";

    private RunbookWords() {}

    public static List<String> of(Investigation found) {
        return found.steps().stream()
                .filter(step -> step.finding() instanceof Finding.Trouble || step.finding() instanceof Finding.Unknown)
                .map(RunbookWords::line)
                .toList();
    }

    private static String line(RunbookStep step) {
        return (step.finding() instanceof Finding.Trouble ? TROUBLE : UNKNOWN) + step.title() + ": "
                + step.finding().text();
    }
}
