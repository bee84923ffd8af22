package io.understudy.bot.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.bot.demo.Demo;
import io.understudy.bot.demo.DemoUser;
import io.understudy.replication.host.Argv;
import io.understudy.replication.scratch.ScratchServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBotIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path logs;

    /** A frozen receiver holds the old primary's stop, so that the bot is in the middle when it is killed. */
    @Test
    @Tag("F3")
    @Tag("I3")
    void aBotKilledInTheMiddleOfAPromotionGoesOnAfterItsRestart() throws Exception {
        int port = freePort();
        URI console = URI.create("http://127.0.0.1:" + port);
        try (Demo demo = Demo.start(port, Optional.empty(), new SecureRandom());
                BotProcess first = BotProcess.start(demo.configuration(), console, logs.resolve("first.log"))) {
            Script alice = script(console, demo.users().get(0));
            Script bob = script(console, demo.users().get(1));
            ScratchServer db2 = demo.servers().get(1);
            String receiver = value(db2, "SELECT pid FROM pg_stat_wal_receiver");
            JsonNode preview = alice.command("/replica promote db2");
            signal(db2, "STOP", receiver);
            bob.click(preview, 0);
            awaitText(alice, preview, "step 5 of");

            first.kill();
            signal(db2, "CONT", receiver);
            try (BotProcess second = BotProcess.start(demo.configuration(), console, logs.resolve("second.log"))) {
                awaitText(alice, preview, "DONE in");
                assertThat(second).isNotNull();
            }

            assertThat(value(db2, "SELECT pg_is_in_recovery()")).isEqualTo("f");
            assertThat(value(demo.servers().get(0), "SELECT pg_is_in_recovery()"))
                    .isEqualTo("t");
            assertThat(value(db2, "SELECT timeline_id FROM pg_control_checkpoint()"))
                    .isEqualTo("2");
        }
    }

    private static void awaitText(Script script, JsonNode message, String text) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        script.now(message).path("text").asText())
                .contains(text));
    }

    private static Script script(URI console, DemoUser user) {
        return new Script(console, user.token().reveal());
    }

    private static void signal(ScratchServer server, String signal, String pid) {
        server.host().run(Argv.of("kill", "-s", signal, "--", pid), PATIENCE);
    }

    private static String value(ScratchServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(ScratchServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), server.superuser(), server.password());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
