package io.understudy.replication.host;

import java.nio.file.Path;

/**
 * Where and as whom to log in.
 *
 * @param port usually 22
 * @param privateKey a key file that only its owner can read
 * @param knownHosts Understudy's own file of pinned host keys; the user's {@code ~/.ssh/known_hosts} is never asked
 */
public record SshAddress(String host, int port, String user, Path privateKey, Path knownHosts) {

    public SshAddress {
        if (host.isBlank() || user.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "an SSH address needs a user, a host and a port from 1 to 65535, found %s@%s:%d"
                            .formatted(user, host, port));
        }
    }
}
