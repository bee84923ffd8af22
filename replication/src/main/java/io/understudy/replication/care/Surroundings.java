package io.understudy.replication.care;

import io.understudy.replication.operate.Identities;
import io.understudy.replication.sql.ConnectionWatch;
import io.understudy.replication.watch.Isolation;

/**
 * What all clusters of one bot share; outlives their care.
 *
 * @param identities who is who over platforms
 */
public record Surroundings(ConnectionWatch connections, Isolation isolation, Identities identities)
        implements AutoCloseable {
    /** Of a bot whose people come from one platform. */
    public static Surroundings open() {
        return open(Identities.byPlatform());
    }

    /** Of a bot that starts; one thread listens. */
    public static Surroundings open(Identities identities) {
        return new Surroundings(
                new ConnectionWatch(CareThreads.named("connection-watch")), new Isolation(), identities);
    }

    @Override
    public void close() {
        connections.close();
    }
}
