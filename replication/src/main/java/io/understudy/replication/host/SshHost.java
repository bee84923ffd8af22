package io.understudy.replication.host;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A machine reached through SSH: key login, pinned host key, one kept connection for all commands, no forwarding of any
 * kind. Connecting takes at most 10 s; a connection that fell silent is given up after 15 s.
 */
public final class SshHost implements Host {

    // OpenSSH's MaxSessions allows 10 channels per connection; some room is left for a channel that is closing.
    private static final int CHANNELS = 8;
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final SshAddress address;
    private final SessionKeeper keeper;
    private final Semaphore channels = new Semaphore(CHANNELS, true);

    /**
     * Connects at the first command, not here.
     *
     * @param name for messages, such as the node's
     * @param passphrase opens the private key, if it needs one
     */
    public SshHost(String name, SshAddress address, Optional<String> passphrase) {
        this.name = name;
        this.address = address;
        this.keeper = new SessionKeeper(name, new SshConnector(name, address, passphrase));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String loginUser() {
        return address.user();
    }

    @Override
    public CommandResult run(Argv command, Duration allowed, String input, Output output) {
        Leash leash = Leash.around(command, input);
        Deadline deadline = Deadline.after(allowed);
        CommandWait wait = new CommandWait(name, command, deadline, output);
        acquireChannel(command, deadline);
        try {
            SshCommand running = open(command, leash, wait, deadline);
            running.begin(leash.feed());
            return wait.await(running);
        } finally {
            channels.release();
        }
    }

    /** A kept connection may turn out to be dead; nothing has begun by then, so a second one may be tried. */
    private SshCommand open(Argv command, Leash leash, CommandWait wait, Deadline deadline) {
        Session first = keeper.session(deadline);
        try {
            return open(first, command, leash, wait, deadline);
        } catch (JSchException | IOException e) {
            if (first.isConnected()) {
                throw unreachable(e);
            }
        }
        try {
            return open(keeper.session(deadline), command, leash, wait, deadline);
        } catch (JSchException | IOException e) {
            throw unreachable(e);
        }
    }

    private SshCommand open(Session session, Argv command, Leash leash, CommandWait wait, Deadline deadline)
            throws JSchException, IOException {
        int timeoutMillis = deadline.remainingMillis(OPEN_LIMIT);
        return SshCommand.open(
                session,
                leash,
                wait,
                timeoutMillis,
                reason -> new HostException(new HostFailure.OutcomeUnknown(name, command, reason)));
    }

    private void acquireChannel(Argv command, Deadline deadline) {
        try {
            if (!channels.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new HostException(new HostFailure.Unreachable(name, "its connection was busy for too long"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException(new HostFailure.Cancelled(name, command), e);
        }
    }

    private HostException unreachable(Exception e) {
        return new HostException(new HostFailure.Unreachable(name, "no channel: " + e.getMessage()), e);
    }

    /** Commands that still run are killed and reported as of unknown outcome. A later command connects anew. */
    @Override
    public void close() {
        keeper.close();
    }
}
