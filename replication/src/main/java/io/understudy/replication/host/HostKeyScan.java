package io.understudy.replication.host;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.time.Duration;
import java.util.List;

/** Asks a machine which host key it shows, without logging in: for a person to compare and pin. */
public final class HostKeyScan {

    private HostKeyScan() {}

    /**
     * The key that the machine at this address shows now. Nothing proves yet that it is the right machine.
     *
     * @throws HostException with {@link HostFailure.Unreachable} if it shows none
     */
    public static ServerKey scan(String host, int port, Duration deadline) {
        PinnedKeys none = new PinnedKeys(host, List.of());
        try {
            Session session = new JSch().getSession("scan", host, port);
            session.setHostKeyRepository(none);
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setDaemonThread(true);
            session.connect((int) deadline.toMillis());
            session.disconnect();
        } catch (JSchException e) {
            return none.shown().orElseThrow(() -> unreachable(host, e));
        }
        throw new IllegalStateException("a connection came about although no host key is pinned for " + host);
    }

    private static HostException unreachable(String host, JSchException e) {
        return new HostException(new HostFailure.Unreachable(host, String.valueOf(e.getMessage())), e);
    }
}
