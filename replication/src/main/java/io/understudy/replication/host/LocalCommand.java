package io.understudy.replication.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command on this machine. */
final class LocalCommand implements RunningCommand {

    private static final long DEATH_SECONDS = 5;

    private final Process process;
    private final List<Thread> copiers;

    private LocalCommand(Process process, List<Thread> copiers) {
        this.process = process;
        this.copiers = copiers;
    }

    static LocalCommand start(Leash leash, CommandWait wait) throws IOException {
        Process process = new ProcessBuilder(leash.launcher().arguments()).start();
        LocalCommand started = new LocalCommand(
                process,
                List.of(
                        copier(process.getInputStream(), wait.stdout()),
                        copier(process.getErrorStream(), wait.stderr())));
        try {
            process.getOutputStream().write(leash.feed());
            process.getOutputStream().flush();
        } catch (IOException e) {
            started.release();
            throw e;
        }
        return started;
    }

    private static Thread copier(InputStream from, Capture to) {
        Thread thread = new Thread(() -> copy(from, to), "host-output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void copy(InputStream from, Capture to) {
        try (from) {
            from.transferTo(to);
        } catch (IOException e) {
            // The process was killed and its pipe closed under us: there is nothing more to copy.
            to.tellLine();
        }
    }

    @Override
    public boolean ended() {
        if (process.isAlive()) {
            return false;
        }
        // A child left in the background would hold the outputs open; letting the leash go ends it.
        closeLeash();
        return copiers.stream().noneMatch(Thread::isAlive);
    }

    @Override
    public int exitCode() {
        return process.exitValue();
    }

    @Override
    public void release() {
        closeLeash();
        boolean interrupted = Thread.interrupted();
        try {
            if (!process.waitFor(DEATH_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeLeash() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The reading end is gone already, which is what closing was for.
            process.destroy();
        }
    }
}
