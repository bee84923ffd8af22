package io.understudy.replication.care;

import io.understudy.replication.sql.ConnectionWatch;
import io.understudy.replication.watch.Isolation;

/** What all clusters of one bot share; outlives their care. */
public record Surroundings(ConnectionWatch connections, Isolation isolation) implements AutoCloseable {
    /** Of a bot that starts; one thread listens. */
    public static Surroundings open() {
        return new Surroundings(new ConnectionWatch(CareThreads.named("connection-watch")), new Isolation());
    }

    @Override
    public void close() {
        connections.close();
    }
}
