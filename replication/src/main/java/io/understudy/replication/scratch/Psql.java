package io.understudy.replication.scratch;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import java.time.Duration;

/** SQL of our own for a throwaway server, through psql: scripts go over standard input, where no process list shows them. */
record Psql(Host host, PostgresBinaries binaries, Conninfo conninfo) {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /**
     * Runs a script until its first error.
     *
     * @return what it printed: values one per line, columns separated by bars
     */
    String run(String purpose, String script) {
        Argv psql = binaries.command("psql")
                .and("-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", conninfo.toString(), "-f", "-");
        CommandResult result = host.runWithInput(psql, DEADLINE, script);
        if (!result.succeeded()) {
            throw new ScratchException(purpose, result.complaint(), "see the server's log");
        }
        return result.stdout().strip();
    }
}
