package io.understudy.replication.logs;

/** What came of asking for a server's log. */
public sealed interface LogAnswer {
    record Found(ServerLog log) implements LogAnswer {}

    /** Nothing follows from it for the server. */
    record NotFound(String why) implements LogAnswer {}
}
