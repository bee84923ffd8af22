package io.understudy.replication.runbook;

import java.util.List;
import java.util.Optional;

/**
 * One step of a runbook with what came of it.
 *
 * @param title what it looks at, as a person would say: "Whether db2's machine reaches db1's port"
 * @param excerpt the lines of a server that the finding rests on
 * @param commands whole {@code /replica …} commands that can help, with cluster and node; the most harmless first
 */
public record RunbookStep(String title, Finding finding, Optional<ServerOutput> excerpt, List<String> commands) {
    public RunbookStep {
        commands = List.copyOf(commands);
    }

    static RunbookStep of(String title, Finding finding, String... commands) {
        return new RunbookStep(title, finding, Optional.empty(), List.of(commands));
    }
}
