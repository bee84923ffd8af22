package io.understudy.bot.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.bot.demo.Demo;
import io.understudy.bot.demo.DemoUser;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.TestSql;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBotIT {
    private static final String IN_RECOVERY = "SELECT pg_is_in_recovery()";

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
            ScriptedUser alice = user(console, demo.users().get(0));
            ScriptedUser bob = user(console, demo.users().get(1));
            ScratchServer db2 = demo.servers().get(1);
            String receiver = TestSql.value(db2, "SELECT pid FROM pg_stat_wal_receiver");
            JsonNode preview = alice.say("/replica promote db2");
            signal(db2, "STOP", receiver);
            bob.click(preview, "Approve");
            awaitText(alice, preview, "step 5 of");

            first.kill();
            signal(db2, "CONT", receiver);
            try (BotProcess second = BotProcess.start(demo.configuration(), console, logs.resolve("second.log"))) {
                awaitText(alice, preview, "DONE in");
                assertThat(second).isNotNull();
            }

            assertThat(TestSql.value(db2, IN_RECOVERY)).isEqualTo("f");
            assertThat(TestSql.value(demo.servers().get(0), IN_RECOVERY)).isEqualTo("t");
            assertThat(TestSql.value(db2, "SELECT timeline_id FROM pg_control_checkpoint()"))
                    .isEqualTo("2");
        }
    }

    /** A frozen checkpointer holds the check of the new primary, and then the base backup from it. */
    @Test
    @Tag("F5")
    @Tag("F6")
    @Tag("I3")
    void aBotKilledAfterAPromotionAndInTheMiddleOfACopyGoesOnAfterItsRestarts() throws Exception {
        int port = freePort();
        URI console = URI.create("http://127.0.0.1:" + port);
        try (Demo demo = Demo.start(port, Optional.empty(), new SecureRandom())) {
            ScratchServer db2 = demo.servers().get(1);
            String checkpointer =
                    TestSql.value(db2, "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'");
            demo.servers().get(0).kill9();

            signal(db2, "STOP", checkpointer);
            JsonNode failover = killedOnItsWay(demo, console, "/replica promote db2", db2, IN_RECOVERY, "f");
            signal(db2, "CONT", checkpointer);
            endsWell(demo, console, failover);

            signal(db2, "STOP", checkpointer);
            JsonNode copy = killedOnItsWay(
                    demo, console, "/replica copy db1", db2, "SELECT count(*) FROM pg_stat_progress_basebackup", "1");
            signal(db2, "CONT", checkpointer);
            endsWell(demo, console, copy);

            assertThat(TestSql.value(demo.servers().get(0), IN_RECOVERY)).isEqualTo("t");
            assertThat(TestSql.value(db2, "SELECT timeline_id FROM pg_control_checkpoint()"))
                    .isEqualTo("2");
        }
    }

    /** A bot is asked, approved and killed as soon as a question to a server has this answer. */
    private JsonNode killedOnItsWay(
            Demo demo, URI console, String command, ScratchServer server, String question, String answer)
            throws Exception {
        try (BotProcess bot = BotProcess.start(demo.configuration(), console, logs.resolve("killed.log"))) {
            JsonNode preview = user(console, demo.users().get(0)).say(command);
            user(console, demo.users().get(1)).click(preview, "Approve");
            Patience.await().until(() -> TestSql.value(server, question).equals(answer));
            bot.kill();
            return preview;
        }
    }

    private void endsWell(Demo demo, URI console, JsonNode preview) throws Exception {
        try (BotProcess bot = BotProcess.start(demo.configuration(), console, logs.resolve("next.log"))) {
            awaitText(user(console, demo.users().get(0)), preview, "DONE in");
            assertThat(bot).isNotNull();
        }
    }

    private static void awaitText(ScriptedUser user, JsonNode message, String text) {
        Patience.await().until(() -> ScriptedUser.text(user.now(message)).contains(text));
    }

    private static ScriptedUser user(URI console, DemoUser user) {
        return new ScriptedUser(console.toString(), user.token().reveal());
    }

    private static void signal(ScratchServer server, String signal, String pid) {
        server.host().run(Argv.of("kill", "-s", signal, "--", pid), Duration.ofSeconds(20));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
