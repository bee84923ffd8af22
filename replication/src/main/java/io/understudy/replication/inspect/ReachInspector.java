package io.understudy.replication.inspect;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.observe.Reach;
import java.time.Duration;

/** Tries a TCP connection from a node's machine, as its standby would. Says nothing over it. */
public final class ReachInspector {
    private static final int SECONDS = 3;
    private static final int TIMED_OUT = 124;
    /**
     * Arguments: address, port, seconds, the server's programs. Without bash, pg_isready tells at least whether somebody
     * answers: 0 and 1 are answers.
     */
    private static final String TRY = """
            export LC_ALL=C
            if command -v bash >/dev/null; then
              exec timeout "$3" bash -c 'exec 3<>"/dev/tcp/$1/$2"' understudy-try "$1" "$2"
            fi
            "$4/pg_isready" -h "$1" -p "$2" -t "$3" && exit 0
            [ $? -eq 1 ]
            """;

    private final Duration deadline;

    /** Tries nothing yet. */
    public ReachInspector(Duration deadline) {
        this.deadline = deadline;
    }

    /** Tries for three seconds. Never throws for what it finds. */
    public Reach from(Host machine, String binDirectory, String address, int port) {
        Argv command = Argv.of(
                "sh",
                "-c",
                TRY,
                "understudy-try",
                address,
                Integer.toString(port),
                Integer.toString(SECONDS),
                binDirectory);
        try {
            CommandResult result = machine.run(command, deadline);
            if (result.succeeded()) {
                return new Reach.Open();
            }
            return new Reach.Closed(
                    result.exitCode() == TIMED_OUT ? "no answer within " + SECONDS + " s" : reason(result.complaint()));
        } catch (HostException unanswered) {
            return new Reach.Unknown(unanswered.failure().message());
        }
    }

    /** Of bash's "bash: connect: Connection refused" and its like. */
    private static String reason(String complaint) {
        String first = complaint.lines().findFirst().orElse(complaint);
        return first.substring(first.lastIndexOf(": ") < 0 ? 0 : first.lastIndexOf(": ") + 2);
    }
}
