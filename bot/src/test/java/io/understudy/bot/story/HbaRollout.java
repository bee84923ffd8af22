package io.understudy.bot.story;

import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.TestSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/** A new pg_hba.conf that forgot the standbys, brought to all servers; it can be taken back. */
final class HbaRollout {
    private static final Predicate<String> FOR_STREAMS = line -> line.contains("replication");
    private final List<ScratchServer> servers;
    private final List<String> before;

    HbaRollout(List<ScratchServer> servers) throws IOException {
        this.servers = servers;
        this.before = Files.readAllLines(file(servers.get(0)));
    }

    /** And ends the streams, which would go on otherwise. */
    void begin(ScratchServer primary) throws IOException, SQLException {
        write(before.stream().filter(FOR_STREAMS.negate()).toList());
        TestSql.execute(primary, "SELECT pg_terminate_backend(pid) FROM pg_stat_replication");
    }

    void takeBack() throws IOException {
        write(before);
    }

    private void write(List<String> lines) throws IOException {
        for (ScratchServer server : servers) {
            Files.write(file(server), lines);
            server.signal("HUP");
        }
    }

    private static Path file(ScratchServer server) {
        return server.dataDirectory().resolve("pg_hba.conf");
    }
}
