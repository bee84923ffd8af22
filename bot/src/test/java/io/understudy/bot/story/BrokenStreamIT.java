package io.understudy.bot.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.bot.demo.Demo;
import io.understudy.bot.demo.DemoUser;
import io.understudy.bot.outside.Receiver;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.TestSql;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night's incident from the first sign to the report, as people and the webhook's receiver see it. */
@Tag("alert-1")
class BrokenStreamIT {
    private static final String SECRET = "a secret that both ends know";
    private static final String NOTE = "the new pg_hba.conf has no line for streams";
    private static final String CAUSE = "pg_hba.conf of its upstream has no line for it";

    @TempDir
    Path directory;

    private final Receiver receiver = new Receiver();
    private URI console;
    private Demo demo;
    private ScratchServer db1;
    private ScriptedUser alice;

    @BeforeEach
    void open() throws Exception {
        int port = freePort();
        console = URI.create("http://127.0.0.1:" + port);
        demo = Demo.start(port, Optional.empty(), false, new SecureRandom());
        db1 = demo.servers().get(0);
        DemoUser user = demo.users().get(0);
        alice = new ScriptedUser(console.toString(), user.token().reveal());
        configure();
    }

    /** Seconds instead of a minute, and a second way out that takes what is critical. */
    private void configure() throws IOException {
        String yaml = Files.readString(demo.configuration());
        String impatient = "    alerts:\n      stream:\n        no_receiver: 2s\n    nodes:\n";
        Path secret = Files.writeString(directory.resolve("secret"), SECRET);
        secret.toFile().setReadable(false, false);
        secret.toFile().setReadable(true, true);
        String webhook =
                "webhook:\n  url: %s\n  secret_file: %s\n  from: critical\n".formatted(receiver.url("/hook"), secret);
        Files.writeString(demo.configuration(), webhook + yaml.replace("    nodes:\n", impatient));
    }

    @AfterEach
    void close() {
        demo.close();
        receiver.close();
    }

    @Test
    void aBrokenStreamIsToldOnceExplainedRepairedAndReportedAcrossARestart() throws Exception {
        HbaRollout rollout = new HbaRollout(demo.servers());
        JsonNode incident;
        try (BotProcess first = bot()) {
            isWell();
            rollout.begin(db1);
            incident = openedWithItsCause();
            alice.click(incident, "Acknowledge");
            assertThat(alice.now(incident).toString()).contains("by alice at ");
            alice.say("/replica note " + NOTE);
            first.kill();
        }
        try (BotProcess second = bot()) {
            Patience.await()
                    .until(() -> ScriptedUser.text(alice.say("/replica status")).contains("NOT STREAMING"));
            assertThat(alice.say("/replica incidents").toString()).contains("\"alice\"]");
            rollout.takeBack();
            checkedAgainAndFine(incident);
            Patience.await().until(() -> textOf(incident).startsWith("HEALED after "));
            theReportIsComplete(incident);
            assertThat(toldInTheChannel())
                    .singleElement()
                    .extracting(one -> one.path("id"))
                    .isEqualTo(incident.path("id"));
            second.kill();
        }
        isSignedAndToldOnce();
    }

    private void isWell() {
        Patience.await()
                .until(() -> ScriptedUser.text(alice.say("/replica status")).startsWith("demo: all is well."));
    }

    /** One message in the channel; below it the runbook with what was found. */
    private JsonNode openedWithItsCause() {
        JsonNode incident = Patience.await()
                .until(this::toldInTheChannel, told -> !told.isEmpty())
                .get(0);
        assertThat(ScriptedUser.text(incident))
                .startsWith("CRITICAL demo: db2 is NOT STREAMING: db1 does not send to it");
        Patience.await().untilAsserted(() -> assertThat(runbook(incident).toString())
                .contains("FINE · Whether the bot reaches db2", "FINE · Whether the bot reaches db1")
                .contains("FINE · Whether the machine of db2 reaches the port of db1")
                .contains("TROUBLE · What both ends say of the stream", "TROUBLE · What the log of db2 says")
                .contains("no pg_hba.conf entry", "host replication understudy_replicator"));
        Patience.await()
                .untilAsserted(() -> assertThat(alice.now(incident).toString()).contains(CAUSE));
        return incident;
    }

    private void checkedAgainAndFine(JsonNode incident) {
        Patience.await().ignoreExceptions().until(() -> TestSql.value(
                        db1, "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'")
                .equals("1"));
        alice.click(runbook(incident), "Check again");
        Patience.await().untilAsserted(() -> assertThat(ScriptedUser.text(runbook(incident)))
                .contains("nothing is in trouble any more"));
    }

    private void theReportIsComplete(JsonNode incident) {
        JsonNode report = Patience.await()
                .until(
                        () -> below(incident).stream()
                                .flatMap(message -> StreamSupport.stream(
                                        message.path("parts").spliterator(), false))
                                .filter(part -> part.path("kind").asText().equals("file"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(report.path("name").asText()).isEqualTo("incident-1-demo.md");
        assertThat(report.path("text").asText().replace("\\", ""))
                .contains("- Seen: from ", "- End: healed, ", "| detect | ", "| decide | ", "| restore | ")
                .doesNotContain("| never |")
                .containsPattern("\\| alice \\| acknowledged \\|")
                .containsPattern("\\| alice \\| noted \\| .*has no line for streams")
                .contains(CAUSE)
                .contains("No change was asked for.", "No change went past a point where data could be lost.");
    }

    private void isSignedAndToldOnce() throws Exception {
        assertThat(receiver.taken()).extracting(Receiver.Taken::id).first().isEqualTo("incident-1-opened");
        assertThat(receiver.taken().stream().filter(call -> call.id().endsWith("-opened")))
                .hasSize(1);
        for (Receiver.Taken call : receiver.taken()) {
            assertThat(call.signature()).isEqualTo("sha256=" + hmac(call.timestamp() + "." + call.body()));
        }
    }

    private static String hmac(String signed) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    /** Messages of incidents, without what is said below them. */
    private List<JsonNode> toldInTheChannel() {
        return alice.since(0).stream()
                .filter(message -> message.path("thread").isNull())
                .filter(message -> message.path("title").asText().contains("incident"))
                .filter(message -> message.path("invocation").isNull())
                .toList();
    }

    private JsonNode runbook(JsonNode incident) {
        return below(incident).stream()
                .filter(message -> message.path("title").asText().contains("runbook"))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> below(JsonNode incident) {
        return alice.since(0).stream()
                .filter(message -> message.path("thread").equals(incident.path("id")))
                .toList();
    }

    private String textOf(JsonNode message) {
        return ScriptedUser.text(alice.now(message));
    }

    private BotProcess bot() throws IOException {
        return BotProcess.start(demo.configuration(), console, directory.resolve("bot.log"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
