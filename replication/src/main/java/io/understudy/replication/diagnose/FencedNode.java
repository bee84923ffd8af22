package io.understudy.replication.diagnose;

/**
 * A node that an operation fenced and none let go since.
 *
 * @param loosened whether its machine was asked and does not keep its server from starting any more
 */
public record FencedNode(String node, boolean loosened) {}
