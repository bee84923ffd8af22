package io.understudy.bot.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.bot.demo.Demo;
import io.understudy.bot.demo.DemoUser;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process is killed in the middle of what it does; the next one goes on, and people are told the end once. */
@Tag("story-15")
@Tag("I3")
class KilledBotIT {
    private static final String IN_RECOVERY = "SELECT pg_is_in_recovery()";
    private static final String CHECKPOINTS =
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query ILIKE 'checkpoint%'";
    private static final String BASE_BACKUPS = "SELECT count(*) FROM pg_stat_progress_basebackup";

    @TempDir
    Path logs;

    private URI console;
    private Demo demo;
    private ScratchServer db1;
    private ScratchServer db2;
    private ScriptedUser alice;
    private ScriptedUser bob;

    @BeforeEach
    void open() throws Exception {
        int port = freePort();
        console = URI.create("http://127.0.0.1:" + port);
        demo = Demo.start(port, Optional.empty(), false, new SecureRandom());
        db1 = demo.servers().get(0);
        db2 = demo.servers().get(1);
        alice = user(demo.users().get(0));
        bob = user(demo.users().get(1));
    }

    @AfterEach
    void close() {
        demo.close();
    }

    /** A frozen session holds the old primary's stop. */
    @Test
    @Tag("F3")
    @Tag("F5")
    void aBotKilledInTheMiddleOfASwitchoverGoesOnAfterItsRestart() throws Exception {
        JsonNode switchover;
        try (BotProcess first = bot();
                Connection session = TestSql.connect(db1);
                Frozen backend = Frozen.backendOf(session, db1)) {
            switchover = alice.say("/replica promote db2");
            backend.freeze();
            bob.click(switchover, "Approve");
            awaitText(switchover, "step 6 of 15: stop db1");
            first.kill();
        }
        try (BotProcess second = bot()) {
            endedOnce(switchover);
            second.kill();
        }
        isPrimaryAndHasOneStandby();
    }

    /** A frozen checkpointer holds the check of the new primary, then the rewind against it, then the copy from it. */
    @Test
    @Tag("F2")
    @Tag("F5")
    @Tag("F6")
    void aBotKilledInTheMiddleOfAFailoverOfARewindAndOfACopyGoesOnAfterItsRestarts() throws Exception {
        loseATail();
        JsonNode failover;
        JsonNode rewind;
        JsonNode copy;
        try (BotProcess first = bot()) {
            failover = killedOnItsWay(first, "/replica promote db2", IN_RECOVERY, "f");
        }
        try (BotProcess second = bot()) {
            endedOnce(failover);
            rewind = killedOnItsWay(second, "/replica rebuild db1", CHECKPOINTS, "1");
        }
        try (BotProcess third = bot()) {
            endedOnce(rewind);
            copy = killedOnItsWay(third, "/replica copy db1", BASE_BACKUPS, "1");
        }
        try (BotProcess fourth = bot()) {
            for (JsonNode operation : List.of(copy, rewind, failover)) {
                endedOnce(operation);
            }
            fourth.kill();
        }
        assertThat(ScriptedUser.text(rewind)).contains("by rewinding");
        assertThat(ScriptedUser.text(copy)).contains("by a new base backup");
        isPrimaryAndHasOneStandby();
    }

    /** What db1 commits while db2 is away, before it dies. There is little of it to read. */
    private void loseATail() throws Exception {
        TestSql.execute(db1, "CHECKPOINT");
        db2.stop(StopMode.FAST);
        TestSql.execute(db1, "CREATE TABLE lost (number int)");
        db1.kill9();
        db2.start();
    }

    /** Asked, approved, and killed as soon as a question to db2 has this answer; db2's checkpointer hangs meanwhile. */
    private JsonNode killedOnItsWay(BotProcess bot, String command, String question, String answer) throws Exception {
        String checkpointer =
                TestSql.value(db2, "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'");
        try (Frozen frozen = new Frozen(db2, checkpointer)) {
            frozen.freeze();
            JsonNode preview = alice.say(command);
            bob.click(preview, "Approve");
            Patience.await().until(() -> TestSql.value(db2, question).equals(answer));
            bot.kill();
            return preview;
        }
    }

    /** Its message ends well, and exactly one more in its thread says so. */
    private void endedOnce(JsonNode preview) {
        awaitText(preview, "DONE in");
        Patience.await().until(() -> !outcomes(preview).isEmpty());
        assertThat(outcomes(preview)).hasSize(1);
    }

    private List<JsonNode> outcomes(JsonNode preview) {
        return alice.since(0).stream()
                .filter(message -> message.path("thread").equals(preview.path("id")))
                .filter(message -> ScriptedUser.text(message).contains("DONE"))
                .toList();
    }

    private void isPrimaryAndHasOneStandby() throws Exception {
        assertThat(TestSql.value(db2, IN_RECOVERY)).isEqualTo("f");
        assertThat(TestSql.value(db1, IN_RECOVERY)).isEqualTo("t");
        assertThat(TestSql.value(db2, "SELECT timeline_id FROM pg_control_checkpoint()"))
                .isEqualTo("2");
        assertThat(TestSql.value(db2, "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"))
                .isEqualTo("1");
    }

    private BotProcess bot() throws IOException {
        return BotProcess.start(demo.configuration(), console, logs.resolve("bot.log"));
    }

    private void awaitText(JsonNode message, String text) {
        Patience.await()
                .untilAsserted(() -> assertThat(alice.now(message).toString()).contains(text));
    }

    private ScriptedUser user(DemoUser user) {
        return new ScriptedUser(console.toString(), user.token().reveal());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
