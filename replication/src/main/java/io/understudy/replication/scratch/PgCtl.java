package io.understudy.replication.scratch;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.ReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** Plain pg_ctl for one data directory. */
record PgCtl(Host host, PostgresBinaries binaries, Path data) {

    private static final int WAIT_SECONDS = 60;
    private static final Duration DEADLINE = Duration.ofSeconds(WAIT_SECONDS + 15);
    private static final int STATUS_NOT_RUNNING = 3;
    private static final int STATUS_NO_DATA = 4;

    /** Returns when the server takes connections, or with pg_ctl's refusal. */
    CommandResult start(Path log) {
        return pgCtl("start", "-l", log.toString(), "-w", "-t", Integer.toString(WAIT_SECONDS));
    }

    CommandResult stop(StopMode mode) {
        return pgCtl("stop", "-m", mode.option(), "-w", "-t", Integer.toString(WAIT_SECONDS));
    }

    /** Sends the postmaster a signal, by its name without SIG. */
    void signal(String name) {
        OptionalLong pid = postmasterPid();
        if (pid.isEmpty()) {
            throw new ScratchException(
                    "send %s to the server in %s".formatted(name, data), "it is stopped", "start it");
        }
        // The shell's own kill: the program of that name comes with procps, which a small Debian lacks.
        CommandResult result = host.run(
                Argv.of("sh", "-c", "kill -s \"$1\" -- \"$2\"", "kill", name, Long.toString(pid.getAsLong())),
                DEADLINE);
        if (!result.succeeded()) {
            throw new ScratchException(
                    "send %s to the server in %s".formatted(name, data), result.complaint(), "see ps");
        }
    }

    boolean isRunning() {
        CommandResult status = pgCtl("status");
        return switch (status.exitCode()) {
            case 0 -> !isDeadButNotNoted() && isThisServer();
            case STATUS_NOT_RUNNING, STATUS_NO_DATA -> false;
            default ->
                throw new ScratchException(
                        "asked whether a server runs in " + data,
                        status.complaint(),
                        "look at the directory and its owner");
        };
    }

    /** {@code pg_ctl} takes a killed server for a running one until its parent has taken note of its end. */
    private boolean isDeadButNotNoted() {
        OptionalLong pid = postmasterPid();
        if (pid.isEmpty()) {
            return false;
        }
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid.getAsLong()), "stat"));
            return status.substring(status.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException gone) {
            return true;
        }
    }

    /** After a crash of the machine the number may be anybody's by now; a server works inside of its data directory. */
    private boolean isThisServer() {
        OptionalLong pid = postmasterPid();
        try {
            return pid.isPresent()
                    && Files.readSymbolicLink(Path.of("/proc", Long.toString(pid.getAsLong()), "cwd"))
                            .equals(data.toRealPath());
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    /** The first line of postmaster.pid; the process may be dead already. */
    OptionalLong postmasterPid() {
        ReadResult file = host.readFile(data.resolve("postmaster.pid"));
        if (file instanceof ReadResult.Found found) {
            return OptionalLong.of(Long.parseLong(
                    found.content().lines().findFirst().orElse("0").strip()));
        }
        if (file instanceof ReadResult.Unreadable unreadable) {
            throw new ScratchException("read the process id of a server", unreadable.reason(), "look at " + data);
        }
        return OptionalLong.empty();
    }

    private CommandResult pgCtl(String action, String... options) {
        Argv command =
                binaries.command("pg_ctl").and(action, "-D", data.toString()).and(options);
        return host.run(command, DEADLINE);
    }
}
