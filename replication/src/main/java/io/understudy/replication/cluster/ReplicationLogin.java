package io.understudy.replication.cluster;

/**
 * The role that standbys use to stream.
 *
 * @param user a role with LOGIN and REPLICATION
 * @param passfile absolute path, on each node's own machine, of a libpq password file that the server's user can read;
 *     the password itself never passes through the bot
 */
public record ReplicationLogin(String user, String passfile) {}
