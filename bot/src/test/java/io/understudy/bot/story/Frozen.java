package io.understudy.bot.story;

import io.understudy.replication.host.Argv;
import io.understudy.replication.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** A process of a server that may be frozen; it goes on when this is closed. */
record Frozen(ScratchServer server, String pid) implements AutoCloseable {
    /** What serves a session: frozen, it holds the server's stop. */
    static Frozen backendOf(Connection session, ScratchServer server) throws SQLException {
        try (ResultSet rows = session.createStatement().executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return new Frozen(server, rows.getString(1));
        }
    }

    void freeze() {
        signal("STOP");
    }

    @Override
    public void close() {
        signal("CONT");
    }

    private void signal(String name) {
        server.host().run(Argv.of("kill", "-s", name, "--", pid), Duration.ofSeconds(20));
    }
}
