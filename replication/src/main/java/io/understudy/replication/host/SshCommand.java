package io.understudy.replication.host;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** A command on another machine: one channel of the kept connection. */
final class SshCommand implements RunningCommand {

    private final Session session;
    private final ChannelExec channel;
    private final OutputStream leash;
    private final Function<String, HostException> lost;

    private SshCommand(Session session, ChannelExec channel, OutputStream leash, Function<String, HostException> lost) {
        this.session = session;
        this.channel = channel;
        this.leash = leash;
        this.lost = lost;
    }

    /**
     * Opens a channel. The machine waits for the command's text and does nothing yet.
     *
     * @param lost makes the failure for a connection that was lost while the command ran
     */
    static SshCommand open(
            Session session, Leash leash, CommandWait wait, int timeoutMillis, Function<String, HostException> lost)
            throws JSchException, IOException {
        ChannelExec channel = (ChannelExec) session.openChannel("exec");
        channel.setCommand("exec " + leash.launcher().toShell());
        channel.setAgentForwarding(false);
        channel.setOutputStream(wait.stdout());
        channel.setErrStream(wait.stderr());
        OutputStream stdin = channel.getOutputStream();
        channel.connect(timeoutMillis);
        return new SshCommand(session, channel, stdin, lost);
    }

    /** Sends the command's text, with which it begins. */
    void begin(byte[] feed) {
        try {
            leash.write(feed);
            leash.flush();
        } catch (IOException e) {
            channel.disconnect();
            throw lost.apply(e.getMessage());
        }
    }

    @Override
    public boolean ended() {
        return channel.isClosed() || !session.isConnected();
    }

    /** Told only by a connection that is still there: else the exit code may have come and the output's end not. */
    @Override
    public int exitCode() {
        if (!session.isConnected()) {
            throw lost.apply("the connection is gone");
        }
        if (channel.getExitStatus() < 0) {
            throw lost.apply("the channel was closed without an exit code");
        }
        return channel.getExitStatus();
    }

    @Override
    public void release() {
        channel.disconnect();
    }
}
