package io.understudy.replication.runbook;

import io.understudy.replication.diagnose.Runbook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was found so far, and which other runbooks it leads to. Of one investigation, on one thread. */
final class Notes {
    private final List<RunbookStep> steps = new ArrayList<>();
    private final Set<Runbook> leads = new LinkedHashSet<>();

    void add(String title, Finding finding, String... commands) {
        steps.add(RunbookStep.of(title, finding, commands));
    }

    void add(String title, Finding finding, Optional<ServerOutput> excerpt, List<String> commands) {
        steps.add(new RunbookStep(title, finding, excerpt, commands));
    }

    /** Commands go with what they can help against only. */
    void addWithRemedy(String title, Finding finding, String... commands) {
        add(title, finding, finding instanceof Finding.Trouble ? commands : new String[0]);
    }

    void byHand(String title, String text, String... commands) {
        add(title, new Finding.ByHand(text), commands);
    }

    /** What was found is that runbook's matter; its steps come after this one's, once. */
    void leadsTo(Runbook other) {
        leads.add(other);
    }

    Set<Runbook> leads() {
        return Set.copyOf(leads);
    }

    List<RunbookStep> steps() {
        return List.copyOf(steps);
    }
}
