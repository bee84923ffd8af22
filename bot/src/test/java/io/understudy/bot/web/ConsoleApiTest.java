package io.understudy.bot.web;

import static io.understudy.bot.web.Http.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Place;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleApiTest {
    private static final String[] WAIT = {"Prefer", "wait=10"};
    private static final String STATUS = "{\"text\":\"/replica status\"}";
    private static final String PROMOTE = "{\"text\":\"/replica promote db2\"}";
    private final ConsoleFixture fixture = new ConsoleFixture(false);
    private final Http http = new Http(fixture.url());

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void acceptsACommandAtOnceAndSaysItsInvocation() {
        Http.Answer answer = http.post("/api/v1/commands", STATUS, as(ConsoleFixture.ALICE));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("invocation").asText()).hasSizeGreaterThan(20);
    }

    @Test
    void tellsTheLagOfAClustersStandbysWithGapsWhereNothingWasMeasured() {
        JsonNode lag = http.get("/api/v1/clusters/demo/lag?seconds=3600", as(ConsoleFixture.ALICE))
                .json();
        assertThat(lag.path("to").asLong() - lag.path("from").asLong()).isEqualTo(3_600_000);
        JsonNode standbys = lag.path("standbys");
        assertThat(standbys.path(0).path("points").path(9).toString()).isEqualTo("[1795182840000,9000,43200,1800]");
        assertThat(standbys.path(0).path("now").asLong()).isEqualTo(43_200);
        assertThat(standbys.path(1).path("points").path(4).isNull()).isTrue();
        assertThat(standbys.path(1).path("points").path(5).path(3).isNull()).isTrue();
        assertThat(lag.path("marks").path(0).path("words").asText()).contains("db3 stopped streaming");
        assertThat(http.get("/api/v1/clusters/other/lag", as(ConsoleFixture.ALICE))
                        .status())
                .isEqualTo(404);
        assertThat(http.get("/api/v1/clusters/demo/lag", as(ConsoleFixture.STRANGER))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void waitsUntilACommandIsAnsweredByAFinalMessage() {
        Http.Answer answer = http.post("/api/v1/commands", STATUS, as(ConsoleFixture.ALICE, WAIT));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=10");
        assertThat(answer.json().path("messages")).hasSize(1);
        JsonNode message = answer.json().path("messages").path(0);
        assertThat(message.path("title").asText()).isEqualTo("demo · HEALTHY");
        assertThat(message.path("final").asBoolean()).isTrue();
        assertThat(message.path("invocation")).isEqualTo(answer.json().path("invocation"));
    }

    @Test
    void aPreviewThatWaitsForApprovalIsAnAnswerToo() {
        JsonNode message = promote();
        assertThat(message.path("final").asBoolean()).isFalse();
        assertThat(message.path("phase").asText()).isEqualTo("awaiting_decision");
        assertThat(message.path("buttons").path(0).path("label").asText()).isEqualTo("Approve");
    }

    @Test
    void answers202WhenTheTimeIsOverBeforeTheCommandIs() {
        Http.Answer answer = http.post(
                "/api/v1/commands", "{\"text\":\"/replica long\"}", as(ConsoleFixture.ALICE, "Prefer", "wait=1"));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("invocation").asText()).isNotEmpty();
        assertThat(fixture.board.listeners()).isZero();
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameAnswerAndAsksOnce() {
        String[] headers = as(ConsoleFixture.ALICE, "Prefer", "wait=10", "Idempotency-Key", "once");
        Http.Answer first = http.post("/api/v1/commands", STATUS, headers);
        Http.Answer second = http.post("/api/v1/commands", STATUS, headers);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(fixture.board.since(0, 100)).hasSize(2);
        Http.Answer ofBob = http.post(
                "/api/v1/commands", STATUS, as(ConsoleFixture.BOB, "Prefer", "wait=10", "Idempotency-Key", "once"));
        assertThat(ofBob.json().path("invocation")).isNotEqualTo(first.json().path("invocation"));
    }

    @Test
    void listsMessagesAfterARevisionInTheirOrder() {
        IntStream.rangeClosed(1, 5).forEach(n -> fixture.post("note/" + n, plain("note " + n)));
        fixture.post("note/2", plain("note 2, edited"));
        assertThat(texts("/api/v1/messages", ConsoleFixture.ALICE))
                .containsExactly("note 1", "note 3", "note 4", "note 5", "note 2, edited");
        assertThat(texts("/api/v1/messages?since=4", ConsoleFixture.ALICE)).containsExactly("note 5", "note 2, edited");
        assertThat(texts("/api/v1/messages?since=1&limit=2", ConsoleFixture.ALICE))
                .containsExactly("note 3", "note 4");
        assertThat(texts("/api/v1/messages?since=6", ConsoleFixture.ALICE)).isEmpty();
    }

    @Test
    void showsAPrivateMessageOnlyToItsReaderAndStillFillsTheOthersPage() {
        Place forAlice = Place.in("demo").onlyFor(ConsoleFixture.ALICE_HERSELF);
        IntStream.rangeClosed(1, 5)
                .forEach(n -> fixture.board.put(Draft.announcement("secret/" + n, forAlice, plain("secret " + n))));
        fixture.post("note", plain("for all"));
        assertThat(texts("/api/v1/messages", ConsoleFixture.ALICE)).hasSize(6);
        assertThat(texts("/api/v1/messages?limit=2", ConsoleFixture.BOB)).containsExactly("for all");
    }

    @Test
    void showsAStrangerWithoutARoleNothingThatIsNotForThem() {
        fixture.post("note", plain("for all"));
        http.post("/api/v1/commands", "{\"text\":\"/replica who\"}", as(ConsoleFixture.STRANGER, WAIT));
        assertThat(texts("/api/v1/messages", ConsoleFixture.STRANGER))
                .containsExactly("There is no command '/replica who'.");
    }

    @Test
    void aClickIsAnsweredByTheMessageThatItChanged() {
        Http.Answer answer = click(promote(), "Approve", ConsoleFixture.BOB);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("messages").path(0).path("title").asText())
                .isEqualTo("Rebuild db1 from db2 · step 2 of 5");
    }

    @Test
    void aClickThatIsRefusedIsAnsweredByTheRefusal() {
        Http.Answer answer = click(promote(), "Approve", ConsoleFixture.ALICE);
        JsonNode refusal = answer.json().path("messages").path(0);
        assertThat(refusal.path("text").asText()).isEqualTo("You asked for this; another approver decides.");
        assertThat(refusal.path("private").asBoolean()).isTrue();
        assertThat(refusal.path("invocation")).isEqualTo(answer.json().path("invocation"));
    }

    @Test
    void aClickCarriesWhatWasTyped() {
        JsonNode preview = promote();
        String body = "{\"message\":\"" + preview.path("id").asText() + "\",\"button\":\"" + button(preview, "Reject")
                + "\",\"input\":\"not now\"}";
        Http.Answer answer = http.post("/api/v1/actions", body, as(ConsoleFixture.BOB, WAIT));
        assertThat(answer.json().path("messages").path(0).path("text").asText())
                .isEqualTo("Rejected by Bob Carter: not now");
    }

    @Test
    void saysThatAButtonIsGoneAndWhatTheMessageSaysNow() {
        JsonNode preview = promote();
        click(preview, "Approve", ConsoleFixture.BOB);
        Http.Answer late = click(preview, "Reject", ConsoleFixture.BOB);
        assertThat(late.problem())
                .isEqualTo("409 The button is gone: The message has no button '" + button(preview, "Reject")
                        + "' now; it was decided, or has changed. It says: db1 is being rebuilt from db2: base backup,"
                        + " 40 % done.");
    }

    @Test
    void doesNotSayWhetherAnotherPersonsPrivateMessageExists() {
        Place forAlice = Place.in("demo").onlyFor(ConsoleFixture.ALICE_HERSELF);
        String id = fixture.board
                .put(Draft.announcement("secret", forAlice, plain("secret")))
                .id();
        String body = "{\"message\":\"%s\",\"button\":\"b\"}";
        Http.Answer hidden = http.post("/api/v1/actions", String.format(body, id), as(ConsoleFixture.BOB));
        Http.Answer absent = http.post("/api/v1/actions", String.format(body, "nothing"), as(ConsoleFixture.BOB));
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.problem().replace(id, "nothing")).isEqualTo(absent.problem());
    }

    @Test
    void tellsInProblemJsonWhatWasWantedAndWhatWasFound() {
        assertThat(http.post("/api/v1/commands", "{", as(ConsoleFixture.ALICE)).problem())
                .startsWith("400 The request cannot be understood: Wanted JSON as the request's body, found something");
        assertThat(http.post("/api/v1/commands", "[1]", as(ConsoleFixture.ALICE))
                        .problem())
                .endsWith("Wanted a JSON object as the request's body, found array.");
        assertThat(http.post("/api/v1/commands", "", as(ConsoleFixture.ALICE)).problem())
                .endsWith("Wanted a JSON object as the request's body, found nothing.");
        assertThat(http.post("/api/v1/commands", "{\"text\":7}", as(ConsoleFixture.ALICE))
                        .problem())
                .endsWith("Wanted the field \"text\" as a text, found 7.");
        assertThat(http.post("/api/v1/commands", "{}", as(ConsoleFixture.ALICE)).problem())
                .endsWith("Wanted the field \"text\" with a text, found none.");
        assertThat(http.post("/api/v1/commands", "{\"text\":\"x\",\"channel\":\"ops\"}", as(ConsoleFixture.ALICE))
                        .problem())
                .endsWith("There is no channel 'ops'; there are: demo, backups.");
        assertThat(http.get("/api/v1/messages?since=soon", as(ConsoleFixture.ALICE))
                        .problem())
                .endsWith("Wanted a whole number of 0 or more for 'since', found 'soon'.");
    }

    @Test
    void answersUnknownPathsMethodsAndTooLongBodiesWithProblemJson() {
        Http.Answer nothing = http.get("/api/v1/nothing");
        assertThat(nothing.type()).startsWith("application/problem+json");
        assertThat(nothing.problem())
                .isEqualTo("404 Not Found: There is nothing at GET /api/v1/nothing: docs/api.md lists what there is.");
        assertThat(http.send("PUT", "/api/v1/commands", "{}").status()).isEqualTo(405);
        String tooLong = "{\"text\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(http.post("/api/v1/commands", tooLong, as(ConsoleFixture.ALICE))
                        .problem())
                .isEqualTo("413 Content Too Large: The body of POST /api/v1/commands is longer than 65536 bytes: send"
                        + " less.");
    }

    @Test
    void saysThatAPortIsInUseAndWhatToDo() {
        int port = fixture.console.port();
        assertThatThrownBy(() -> new ConsoleFixture(false, port))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("The web console cannot listen on 127.0.0.1:" + port
                        + ": another program uses the port, or the address is not this machine's. Choose another port,"
                        + " or 0 for any free one.");
    }

    @Test
    void saysThatItIsAliveAndReady() {
        assertThat(http.get("/healthz").whole().body()).isEqualTo("alive\n");
        assertThat(http.get("/readyz").whole().body()).isEqualTo("ready\n");
    }

    private JsonNode promote() {
        return http.post("/api/v1/commands", PROMOTE, as(ConsoleFixture.ALICE, WAIT))
                .json()
                .path("messages")
                .path(0);
    }

    private Http.Answer click(JsonNode message, String label, String token) {
        String body =
                "{\"message\":\"" + message.path("id").asText() + "\",\"button\":\"" + button(message, label) + "\"}";
        return http.post("/api/v1/actions", body, as(token, WAIT));
    }

    private static String button(JsonNode message, String label) {
        for (JsonNode button : message.path("buttons")) {
            if (button.path("label").asText().equals(label)) {
                return button.path("id").asText();
            }
        }
        throw new AssertionError("no button '" + label + "' on " + message);
    }

    private List<String> texts(String path, String token) {
        return http.get(path, as(token)).json().findValuesAsText("text");
    }

    private static ChatMessage plain(String text) {
        return ChatMessage.plain("", text, Tone.NEUTRAL);
    }
}
