package io.understudy.bot.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.bot.web.Http;
import io.understudy.replication.host.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts do with the demo. Each test finds the pair well and leaves it well; who is primary may differ. */
class ApiStoryIT {
    @TempDir
    static Path temporary;

    private static DemoProcess demo;
    private static ScriptedUser alice;
    private static ScriptedUser bob;
    private DemoNode primary;
    private DemoNode standby;

    @BeforeAll
    static void start() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        demo = DemoProcess.headless(temporary);
        alice = demo.user("alice");
        bob = demo.user("bob");
    }

    @AfterAll
    static void stop() throws Exception {
        demo.close();
    }

    @BeforeEach
    void allIsWell() throws Exception {
        Patience.await()
                .until(() -> ScriptedUser.text(alice.say("/replica status")).startsWith("demo: all is well."));
        List<DemoNode> nodes = demo.nodes();
        boolean first = !nodes.get(0).inRecovery();
        primary = nodes.get(first ? 0 : 1);
        standby = nodes.get(first ? 1 : 0);
    }

    @Test
    void aWrongTokenIsAProblemWithWords() throws Exception {
        Http.Answer answer = new ScriptedUser(demo.url(), "wrong").send("/replica status");
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.problem()).startsWith("401 Not logged in");
    }

    @Test
    void machinesReadItsHealthItsMetricsAndItsJobs() throws Exception {
        Http http = new Http(demo.url());
        assertThat(http.get("/healthz").whole().body()).isEqualTo("alive\n");
        // Ready once each cluster was looked at.
        Patience.await().until(() -> http.get("/readyz").whole().body().equals("ready\n"));
        assertThat(http.get("/metrics").whole().body().lines())
                .contains(
                        "understudy_node_role{cluster=\"demo\",node=\"" + primary.name() + "\",role=\"primary\"} 1.0",
                        "understudy_node_up{cluster=\"demo\",node=\"" + standby.name() + "\"} 1.0",
                        "understudy_incidents_open{cluster=\"understudy\",severity=\"critical\"} 0.0");
        assertThat(ScriptedUser.text(alice.say("/replica jobs"))).endsWith(" jobs run by the clock, and all is well.");
    }

    @Test
    void anUnknownNodeOrVerbIsAskedBack() {
        assertThat(ScriptedUser.text(alice.say("/replica promote db")))
                .startsWith("There is no node 'db'. Did you mean 'db1'?");
        assertThat(ScriptedUser.text(alice.say("/replica promot db2")))
                .isEqualTo("There is no command 'promot'. Did you mean 'promote'?");
    }

    @Test
    @Tag("story-1")
    void aPrimaryIsNeverRebuilt() throws Exception {
        assertThat(ScriptedUser.text(alice.say("/replica rebuild " + primary.name())))
                .isEqualTo(
                        "demo: nothing was done, rebuild %1$s is refused: %1$s is the primary of demo; a primary is never rebuilt."
                                .formatted(primary.name()));
        assertThat(primary.inRecovery()).isFalse();
    }

    @Test
    void onesOwnRequestIsRefusedPrivatelyAndAnotherMayRejectIt() {
        JsonNode preview = alice.say("/replica promote " + standby.name());
        assertThat(preview.path("phase").asText()).isEqualTo("awaiting_decision");
        JsonNode refusal = alice.clicked(preview, "Approve");
        assertThat(ScriptedUser.text(refusal)).isEqualTo("You asked for this; another approver decides.");
        assertThat(refusal.path("private").asBoolean()).isTrue();
        assertThat(alice.sees(refusal)).isTrue();
        assertThat(bob.sees(refusal)).isFalse();
        JsonNode rejected = bob.clicked(preview, "Reject");
        assertThat(ScriptedUser.text(rejected)).startsWith("REJECTED by bob").contains("nothing was done");
        assertThat(rejected.path("final").asBoolean()).isTrue();
        assertThat(bob.click(preview, "Approve").problem()).startsWith("409 The button is gone");
    }

    @Test
    @Tag("I9")
    @Tag("story-13")
    void anApprovalIsVoidWhenTheSituationChangedAndTheKilledServerIsStartedAgain() throws Exception {
        JsonNode preview = alice.say("/replica promote " + standby.name());
        primary.killPostmaster();
        bob.click(preview, "Approve");
        assertThat(ScriptedUser.text(alice.finished(preview)))
                .startsWith("VOIDED, nothing was done: ")
                .endsWith("; ask again.");
        assertThat(standby.inRecovery()).isTrue();
        approved("/replica start " + primary.name());
        assertThat(primary.inRecovery()).isFalse();
    }

    @Test
    @Tag("story-14")
    void aDoubleClickPromotesOnceAndEveryEditIsStreamed() throws Exception {
        int timeline = timeline(primary);
        long revision = alice.newestRevision();
        JsonNode preview = alice.say("/replica promote " + standby.name());
        try (EventReader events = new EventReader(demo.url(), alice.token(), revision)) {
            Stream.of(bob, bob)
                    .map(one -> CompletableFuture.runAsync(() -> one.click(preview, "Approve")))
                    .toList()
                    .forEach(CompletableFuture::join);
            JsonNode done = alice.finished(preview);
            assertThat(ScriptedUser.text(done)).startsWith("DONE in ");
            Patience.await().until(() -> events.texts(preview).contains(ScriptedUser.text(done)));
            assertThat(events.texts(preview))
                    .anyMatch(text -> text.startsWith("Approval needed: "))
                    .anyMatch(text -> text.startsWith("RUNNING: "));
        }
        assertThat(timeline(standby)).isEqualTo(timeline + 1);
        assertThat(primary.inRecovery()).isTrue();
    }

    @Test
    void theSameKeyIsTheSameCommand() {
        long revision = alice.newestRevision();
        String[] key = {"Idempotency-Key", "once-only"};
        Http.Answer first = alice.send("/replica rebuild " + primary.name(), key);
        Http.Answer again = alice.send("/replica rebuild " + primary.name(), key);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(alice.since(revision)).hasSize(2);
    }

    @Test
    void sinceIsExclusiveAndAnEditComesOnceAsItIsNow() {
        JsonNode preview = alice.say("/replica promote " + standby.name());
        long revision = preview.path("revision").asLong();
        assertThat(alice.since(revision)).isEmpty();
        bob.click(preview, "Reject");
        List<JsonNode> changed = alice.since(revision);
        assertThat(changed).hasSize(1);
        assertThat(changed.get(0).path("id")).isEqualTo(preview.path("id"));
        assertThat(changed.get(0).path("revision").asLong()).isGreaterThan(revision);
        assertThat(ScriptedUser.text(changed.get(0))).startsWith("REJECTED");
    }

    @Test
    @Tag("story-2")
    void aStandbyThatIsBrokenIsNotPromotedWhileThePrimaryLives() throws Exception {
        standby.killPostmaster();
        JsonNode refusal = alice.say("/replica promote " + standby.name());
        assertThat(ScriptedUser.text(refusal)).contains("nothing was done, promote " + standby.name() + " is refused");
        assertThat(primary.inRecovery()).isFalse();
        approved("/replica start " + standby.name());
        assertThat(standby.inRecovery()).isTrue();
    }

    /** Asked by alice, approved by bob, done. */
    private static void approved(String command) {
        JsonNode preview = alice.say(command);
        bob.click(preview, "Approve");
        assertThat(ScriptedUser.text(alice.finished(preview))).startsWith("DONE in ");
    }

    private static int timeline(DemoNode node) throws Exception {
        return Integer.parseInt(node.value("SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)"), 16);
    }
}
