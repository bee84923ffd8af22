package io.understudy.slacklocal.workspace;

/**
 * Where a message is.
 *
 * @param ts its id within the channel
 */
public record MessageRef(String channel, String ts) {}
