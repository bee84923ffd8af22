package io.understudy.replication.runbook;

import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.incident.Incident;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Follows runbooks on the caller's thread, asking over {@link RunbookSources}. Safe for several threads. */
public final class RunbookInvestigator implements Investigator {
    private static final Duration ONE_QUESTION = Duration.ofSeconds(5);
    private static final Duration ALL_QUESTIONS = Duration.ofSeconds(18);
    private final RunbookSources sources;
    private final Duration each;
    private final Duration whole;

    /** Asks nothing yet. */
    public RunbookInvestigator(RunbookSources sources) {
        this(sources, ONE_QUESTION, ALL_QUESTIONS);
    }

    /**
     * With deadlines of one's own.
     *
     * @param each for one question
     * @param whole for all of one investigation
     */
    RunbookInvestigator(RunbookSources sources, Duration each, Duration whole) {
        this.sources = sources;
        this.each = each;
        this.whole = whole;
    }

    @Override
    public Investigation investigate(Incident incident) {
        return investigate(new LiveQuestions(sources, incident, each, whole));
    }

    /** Follows the incident's runbook, then those that it leads to, each once. */
    static Investigation investigate(Questions ask) {
        Runbook first = ask.incident().alert().runbook();
        Case one = new Case(ask);
        Deque<Runbook> open = new ArrayDeque<>(List.of(first));
        Set<Runbook> followed = EnumSet.noneOf(Runbook.class);
        List<RunbookStep> steps = new ArrayList<>();
        while (!open.isEmpty()) {
            Runbook next = open.removeFirst();
            if (followed.add(next)) {
                Notes notes = new Notes();
                follow(next, one, notes);
                notes.steps().stream().filter(step -> !steps.contains(step)).forEach(steps::add);
                open.addAll(notes.leads());
            }
        }
        return new Investigation(first, steps, ask.now());
    }

    /** What one step could not cope with must not hide the others. */
    private static void follow(Runbook runbook, Case one, Notes notes) {
        try {
            Procedures.of(runbook).follow(one, notes);
        } catch (RuntimeException failure) {
            notes.add(
                    "What more there is to ask",
                    new Finding.Unknown("The bot could not go on here: " + failure.getMessage()));
        }
    }
}
