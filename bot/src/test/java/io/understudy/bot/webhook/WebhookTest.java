package io.understudy.bot.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.outside.Receiver;
import io.understudy.commands.outbox.Parcel;
import io.understudy.commands.outbox.SecondWay.Trial;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.operate.Person;
import io.understudy.replication.watch.IncidentChange.Changed;
import io.understudy.replication.watch.IncidentChange.Healed;
import io.understudy.replication.watch.IncidentChange.How;
import io.understudy.replication.watch.IncidentChange.Opened;
import io.understudy.store.Store;
import io.understudy.store.StoreSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The webhook with a real store and a real receiver; only the time is the test's. */
class WebhookTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Person ALICE = new Person("web", "alice", "Alice");
    private static final String SECRET = "a secret that both ends know";
    private static final Incident SPLIT = incident(41, Alert.SPLIT_BRAIN, Severity.PAGE);

    @TempDir
    Path directory;

    private final List<Parcel> told = new ArrayList<>();
    private Receiver receiver = new Receiver();
    private Instant now = NOON;
    private Store store;
    private Webhooks webhooks;

    @BeforeEach
    void start() {
        store = Store.open(
                new StoreSettings(directory.resolve("understudy.db"), Duration.ofSeconds(1)),
                () -> now,
                new SecureRandom());
        webhooks = Webhooks.of(
                new WebhookSettings(receiver.url("/hook"), new Secret(SECRET), Severity.PAGE),
                store.outbox(),
                URI.create("https://understudy.example.org"),
                () -> now,
                told::add);
    }

    @AfterEach
    void stop() {
        store.close();
        receiver.close();
    }

    @Test
    void aPageIsToldOnceWithItsFactsAndASignature() throws Exception {
        webhooks.way().send(new Opened(SPLIT));
        webhooks.way().send(new Opened(SPLIT));
        webhooks.round().perform();
        webhooks.round().perform();
        assertThat(receiver.taken()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.id()).isEqualTo("incident-41-opened");
            assertThat(call.timestamp()).isEqualTo("1795176000");
            assertThat(call.signature()).isEqualTo("sha256=" + hmac(call.timestamp() + "." + call.body()));
            assertThat(call.body())
                    .isEqualTo("{\"id\":\"incident-41-opened\",\"event\":\"opened\",\"severity\":\"page\",\"alert\":17,"
                            + "\"incident\":41,\"cluster\":\"orders\",\"node\":\"db2\","
                            + "\"sentence\":\"orders: something is wrong.\",\"do_first\":\"Look at it.\","
                            + "\"url\":\"https://understudy.example.org\",\"at\":\"2026-11-20T12:00:00Z\"}");
        });
    }

    @Test
    void whatMattersTooLittleIsLeftToChat() throws Exception {
        Incident milder = incident(42, Alert.LAG_BYTES, Severity.CRITICAL);
        webhooks.way().send(new Opened(milder));
        webhooks.way().send(new Healed(milder.closed(Optional.of(NOON))));
        webhooks.round().perform();
        assertThat(receiver.taken()).isEmpty();
    }

    @Test
    @Tag("alert-35")
    void thatNobodyWatchesIsAlwaysTold() throws Exception {
        webhooks.way().send(new Opened(incident(43, Alert.NOBODY_WATCHES, Severity.CRITICAL)));
        webhooks.round().perform();
        assertThat(receiver.taken()).hasSize(1);
    }

    @Test
    void aTroubleThatBecomesGraveIsOpenedThenAndHealsWhateverItIsByThen() throws Exception {
        Incident milder = incident(44, Alert.NO_PRIMARY, Severity.CRITICAL);
        webhooks.way().send(new Opened(milder));
        Incident worse = incident(44, Alert.SPLIT_BRAIN, Severity.PAGE);
        webhooks.way().send(new Changed(worse, How.WORSE));
        webhooks.way().send(new Changed(worse, How.SIGNS));
        webhooks.way().send(new Changed(milder, How.EASED));
        webhooks.way().send(new Healed(milder.closed(Optional.of(NOON.plusSeconds(9)))));
        webhooks.round().perform();
        assertThat(receiver.taken())
                .extracting(Receiver.Taken::id)
                .containsExactly(
                        "incident-44-opened", "incident-44-changed-1795176000000", "incident-44-healed-1795176009000");
    }

    @Test
    void aReceiverThatIsDownGetsItLaterUnderTheSameIdWhateverRestartsInBetween() throws Exception {
        int port = receiver.port();
        receiver.answers(503);
        webhooks.way().send(new Opened(SPLIT));
        webhooks.round().perform();
        webhooks.round().perform();
        assertThat(receiver.taken()).hasSize(1);
        receiver.close();
        later(Duration.ofSeconds(1));
        webhooks.round().perform();
        assertThat(store.outbox().waiting()).singleElement().satisfies(parcel -> {
            assertThat(parcel.attempts()).isEqualTo(2);
            assertThat(parcel.nextAt()).isEqualTo(now.plusSeconds(2));
            assertThat(parcel.error()).startsWith("127.0.0.1 did not answer");
        });

        store.close();
        String first = receiver.taken().get(0).body();
        receiver = new Receiver(port);
        start();
        later(Duration.ofSeconds(2));
        webhooks.round().perform();
        assertThat(receiver.taken()).singleElement().satisfies(call -> {
            assertThat(call.id()).isEqualTo("incident-41-opened");
            assertThat(call.body()).isEqualTo(first);
            assertThat(call.signature()).isEqualTo("sha256=" + hmac(call.timestamp() + "." + call.body()));
        });
        assertThat(store.outbox().waiting()).isEmpty();
    }

    @Test
    void waitsGrowToFiveMinutesAndNoFurther() throws Exception {
        receiver.answers(500);
        webhooks.way().send(new Opened(SPLIT));
        for (int attempt = 0; attempt < 12; attempt++) {
            webhooks.round().perform();
            now = store.outbox().waiting().get(0).nextAt();
        }
        Instant last = now;
        webhooks.round().perform();
        assertThat(store.outbox().waiting().get(0).nextAt()).isEqualTo(last.plus(Duration.ofMinutes(5)));
    }

    @Test
    @Tag("F35")
    void aClockThatWasSetBackDelaysNothing() throws Exception {
        receiver.answers(500);
        webhooks.way().send(new Opened(SPLIT));
        webhooks.round().perform();
        receiver.answers(200);
        now = NOON.minus(Duration.ofHours(2));
        webhooks.round().perform();
        assertThat(store.outbox().waiting()).isEmpty();
    }

    @Test
    void whatTheReceiverDoesNotWantIsToldAndNotSentAgain() throws Exception {
        receiver.answers(410);
        webhooks.way().send(new Opened(SPLIT));
        webhooks.round().perform();
        later(Duration.ofDays(1));
        webhooks.round().perform();
        assertThat(receiver.taken()).hasSize(1);
        assertThat(told).singleElement().satisfies(parcel -> {
            assertThat(parcel.error()).isEqualTo("127.0.0.1 answered with HTTP status 410");
            assertThat(parcel.state()).isEqualTo(Parcel.State.REFUSED);
        });
    }

    @Test
    void aReceiverThatAsksForPatienceGetsIt() throws Exception {
        receiver.answers(429);
        webhooks.way().send(new Opened(SPLIT));
        webhooks.round().perform();
        assertThat(store.outbox().waiting()).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        receiver.answers(307);
        webhooks.way().send(new Opened(SPLIT));
        webhooks.round().perform();
        assertThat(receiver.taken()).extracting(Receiver.Taken::path).containsExactly("/hook");
        assertThat(told.get(0).error())
                .isEqualTo("127.0.0.1 answered with HTTP status 307, a redirect; set webhook.url to the address it"
                        + " leads to");
    }

    @Test
    void aTestSaysWhatCameOfIt() {
        assertThat(webhooks.way().test(ALICE)).isEqualTo(new Trial.Delivered("127.0.0.1"));
        assertThat(receiver.taken().get(0).body()).contains("\"event\":\"test\"", "Alice tests the second way out");
        receiver.answers(401);
        assertThat(webhooks.way().test(ALICE))
                .isEqualTo(new Trial.Failed("127.0.0.1", "127.0.0.1 answered with HTTP status 401"));
        assertThat(new NoSecondWay().test(ALICE)).isInstanceOf(Trial.NotConfigured.class);
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private static Incident incident(long id, Alert alert, Severity severity) {
        return new Incident(
                id,
                "orders",
                alert.topic() + ":db2",
                alert,
                severity,
                "orders: something is wrong.",
                "Look at it.",
                List.of(),
                NOON,
                NOON,
                2,
                Optional.empty(),
                Attention.NONE);
    }

    /** As a receiver would reckon it, by the document alone. */
    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
