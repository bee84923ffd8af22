package io.understudy.replication.runbook;

import io.understudy.replication.diagnose.Runbook;
import java.time.Instant;
import java.util.List;

/**
 * What the bot found out about an incident.
 *
 * @param runbook that was followed first; what it found may have led to the steps of another one, after its own
 * @param steps in the order in which people should read them
 * @param at when it was done
 */
public record Investigation(Runbook runbook, List<RunbookStep> steps, Instant at) {
    public Investigation {
        steps = List.copyOf(steps);
    }
}
