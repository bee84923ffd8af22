package io.understudy.replication.cluster;

import java.nio.file.Path;

/** How the bot runs commands on the machine of a node. */
public sealed interface HostAccess {
    /** The node is on the bot's own machine. */
    record Local() implements HostAccess {}

    /**
     * The node is reached over SSH with a key; its host key is pinned with {@code understudy ssh-pin}.
     *
     * @param address host name or address of the machine
     * @param port TCP port of its SSH server
     * @param user login name; needs to become the server's user through sudo unless it is that user
     * @param privateKey private key file on the bot's machine
     */
    record Ssh(String address, int port, String user, Path privateKey) implements HostAccess {}
}
