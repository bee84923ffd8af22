package io.understudy.replication.cluster;

/** A database role with its password, used by the bot's own connections. */
public record Login(String user, Secret password) {}
