package io.understudy.replication.host;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What JSch asks during one connection: compares with the pinned keys, and remembers which key the machine showed. */
final class PinnedKeys implements HostKeyRepository {

    private final String host;
    private final List<ServerKey> pinned;
    private volatile ServerKey shown;

    PinnedKeys(String host, List<ServerKey> pinned) {
        this.host = host;
        this.pinned = List.copyOf(pinned);
    }

    Optional<ServerKey> shown() {
        return Optional.ofNullable(shown);
    }

    /** Why the connection was refused, if it was because of the key. */
    Optional<HostFailure> objection() {
        if (shown == null || pinned.contains(shown)) {
            return Optional.empty();
        }
        return Optional.of(
                pinned.isEmpty()
                        ? new HostFailure.HostKeyUnknown(host, shown.toString())
                        : new HostFailure.HostKeyChanged(host, pinned.get(0).toString(), shown.toString()));
    }

    @Override
    public int check(String address, byte[] key) {
        shown = ServerKey.of(key);
        if (pinned.contains(shown)) {
            return OK;
        }
        return pinned.isEmpty() ? NOT_INCLUDED : CHANGED;
    }

    /** JSch prefers the algorithms of these, so that a machine with several keys shows the pinned one. */
    @Override
    public HostKey[] getHostKey(String address, String type) {
        List<HostKey> keys = new ArrayList<>();
        for (ServerKey key : pinned) {
            if (type == null || type.equals(key.algorithm())) {
                keys.add(hostKey(key));
            }
        }
        return keys.toArray(HostKey[]::new);
    }

    @Override
    public HostKey[] getHostKey() {
        return getHostKey(null, null);
    }

    private HostKey hostKey(ServerKey key) {
        try {
            return new HostKey(host, key.blob());
        } catch (JSchException e) {
            throw new IllegalStateException("the pinned key %s is not one".formatted(key), e);
        }
    }

    /** Nothing is pinned by connecting. */
    @Override
    public void add(HostKey key, UserInfo user) {}

    @Override
    public void remove(String address, String type) {}

    @Override
    public void remove(String address, String type, byte[] key) {}

    @Override
    public String getKnownHostsRepositoryID() {
        return "Understudy's pinned host keys";
    }
}
