package io.understudy.replication.host;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Opens connections to one machine and tells the reasons apart when it cannot: key login, pinned host key, no forwarding, keep-alives.
 * For commands there is {@link SshHost}; this is for what is no command, such as SFTP.
 */
public final class SshConnector {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    // A dead connection is noticed after interval times count: 15 seconds.
    private static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(5);
    private static final int KEEP_ALIVE_COUNT = 3;

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final String name;
    private final SshAddress address;
    private final Optional<String> passphrase;

    /**
     * Connects nowhere yet.
     *
     * @param name for messages, such as the node's
     * @param passphrase opens the private key, if it needs one
     */
    public SshConnector(String name, SshAddress address, Optional<String> passphrase) {
        this.name = name;
        this.address = address;
        this.passphrase = passphrase;
    }

    /**
     * One attempt; a refused host key or login is not tried again.
     *
     * @param allowed at most; never more than 10 s
     * @return a connection of the caller's own, who ends it
     * @throws HostException if none came about
     */
    public Session connect(Duration allowed) {
        return connect(Deadline.after(allowed));
    }

    Session connect(Deadline deadline) {
        PinnedKeys keys =
                new PinnedKeys(name, new KnownHosts(address.knownHosts()).pinned(address.host(), address.port()));
        JSch jsch = new JSch();
        addPrivateKey(jsch);
        try {
            Session session = jsch.getSession(address.user(), address.host(), address.port());
            session.setHostKeyRepository(keys);
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("PreferredAuthentications", "publickey");
            session.setDaemonThread(true);
            session.setServerAliveInterval((int) KEEP_ALIVE_INTERVAL.toMillis());
            session.setServerAliveCountMax(KEEP_ALIVE_COUNT);
            session.connect(deadline.remainingMillis(CONNECT_LIMIT));
            return session;
        } catch (JSchException e) {
            throw new HostException(keys.objection().orElseGet(() -> failure(e)), e);
        }
    }

    private void addPrivateKey(JSch jsch) {
        Path file = address.privateKey();
        try {
            if (!Files.isReadable(file)) {
                throw unusable("it does not exist or cannot be read", null);
            }
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw unusable("others than its owner may read or write it", null);
            }
            byte[] secret = passphrase
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .orElse(null);
            KeyPair pair = KeyPair.load(jsch, file.toString());
            if (pair.isEncrypted() && (secret == null || !pair.decrypt(secret.clone()))) {
                throw unusable(secret == null ? "it needs a passphrase" : "the passphrase does not open it", null);
            }
            jsch.addIdentity(file.toString(), secret);
        } catch (JSchException | IOException e) {
            throw unusable(e.getMessage(), e);
        }
    }

    private HostException unusable(String reason, Exception cause) {
        return new HostException(new HostFailure.KeyUnusable(name, address.privateKey(), reason), cause);
    }

    /** JSch tells these apart by text only. */
    private HostFailure failure(JSchException e) {
        String reason = String.valueOf(e.getMessage());
        boolean login = reason.startsWith("Auth ") || reason.contains("authentication failures");
        return login
                ? new HostFailure.LoginRefused(name, address.user(), reason)
                : new HostFailure.Unreachable(name, reason);
    }
}
