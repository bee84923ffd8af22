package io.understudy.replication.host;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The waiting for one command: tells its lines, minds its deadline, and puts the result together. */
final class CommandWait {

    private static final long LOOK_AGAIN_MILLIS = 5;

    private final String host;
    private final Argv command;
    private final Deadline deadline;
    private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
    private final Output output;
    private final Capture stdout;
    private final Capture stderr;

    CommandWait(String host, Argv command, Deadline deadline, Output output) {
        this.host = host;
        this.command = command;
        this.deadline = deadline;
        this.output = output;
        this.stdout = new Capture(told, output::stdoutLine);
        this.stderr = new Capture(told, output::stderrLine);
    }

    Capture stdout() {
        return stdout;
    }

    Capture stderr() {
        return stderr;
    }

    CommandResult await(RunningCommand running) {
        try {
            while (!running.ended()) {
                if (deadline.passed()) {
                    throw new HostException(new HostFailure.DeadlinePassed(host, command, deadline.allowed()));
                }
                Runnable line = told.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                if (line == null) {
                    output.silence();
                }
                tell(line);
            }
            return result(running.exitCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException(new HostFailure.Cancelled(host, command), e);
        } finally {
            running.release();
        }
    }

    private CommandResult result(int exitCode) {
        stdout.tellLine();
        stderr.tellLine();
        for (Runnable line = told.poll(); line != null; line = told.poll()) {
            tell(line);
        }
        boolean truncated = stdout.truncated() || stderr.truncated();
        return new CommandResult(exitCode, stdout.text(), stderr.text(), truncated);
    }

    private static void tell(Runnable line) {
        if (line != null) {
            line.run();
        }
    }
}
