package io.understudy.bot.story;

import static io.understudy.bot.story.SlackScene.CHANGE;
import static io.understudy.bot.story.SlackScene.OPS;
import static io.understudy.bot.story.SlackScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.TestSql;
import io.understudy.slacklocal.faults.Fault;
import io.understudy.slacklocal.faults.Fault.When;
import io.understudy.slacklocal.people.Participant;
import io.understudy.slacklocal.people.PlainText;
import io.understudy.slacklocal.workspace.PostedMessage;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slack goes away while an operation runs, and everything that comes from it comes twice. */
@Tag("F29")
@Tag("F31")
@Tag("I3")
class SlackDownIT {
    @TempDir
    Path logs;

    private SlackScene scene;
    private Participant alice;
    private Participant bob;
    private ScriptedUser console;

    @BeforeEach
    void open() throws Exception {
        scene = SlackScene.open(logs);
        scene.slack().events().mishaps().deliverTwice(true);
        alice = scene.alice();
        bob = scene.bob();
        console = scene.aliceAtTheConsole();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** In the first switchover Slack stumbles in every way, in the second it is away while the bot is killed. */
    @Test
    void operationsEndWithoutSlackAndAreToldThereOnceWhenItIsBack() throws Exception {
        ScratchServer db1 = scene.servers().get(0);
        ScratchServer db2 = scene.servers().get(1);
        PostedMessage there;
        PostedMessage back;
        try (BotProcess first = scene.bot()) {
            there = endsWhileSlackStumbles(db1);
            back = isKilledWhileSlackIsAway(first, db2);
        }
        try (BotProcess second = scene.botWhileSlackIsDown()) {
            endedInTheConsole("request 2");
            assertThat(now(back)).doesNotContain("DONE in");
            scene.slack().faults().clear();
            endedOnce(back);
            endedOnce(there);
            everythingFinalStandsOnce();
            second.kill();
        }
        assertThat(TestSql.value(db1, "SELECT timeline_id FROM pg_control_checkpoint()"))
                .isEqualTo("3");
        assertThat(scene.slack().violations()).isEmpty();
    }

    private PostedMessage endsWhileSlackStumbles(ScratchServer primary) throws Exception {
        scene.say(alice, "promote db2");
        PostedMessage preview = bob.sees().topMessage(OPS, SOON, "switchover · request 1");
        try (Connection session = TestSql.connect(primary);
                Frozen backend = Frozen.backendOf(session, primary)) {
            backend.freeze();
            scene.click(bob, preview, "Approve");
            bob.sees().wording(preview, SOON, "of 15: stop db1");
            stumble();
        }
        endedInTheConsole("request 1");
        endedOnce(preview);
        assertThat(List.of(
                        scene.slack().faults().left("chat.update"),
                        scene.slack().faults().left("chat.postMessage")))
                .containsOnly(0);
        return preview;
    }

    /** Each edit meets another trouble, as does the reply. */
    private void stumble() {
        scene.slack()
                .faults()
                .next("chat.update", 1, new Fault.ServerError(When.BEFORE_EFFECT))
                .next("chat.update", 1, new Fault.TooManyRequests(Duration.ofSeconds(1)))
                .next("chat.update", 1, new Fault.Cut(When.AFTER_EFFECT))
                .next("chat.postMessage", 1, new Fault.TooManyRequests(Duration.ofSeconds(1)));
        scene.slack().sockets().cut();
    }

    private PostedMessage isKilledWhileSlackIsAway(BotProcess bot, ScratchServer primary) throws Exception {
        scene.say(alice, "promote db1");
        PostedMessage preview = bob.sees().topMessage(OPS, SOON, "switchover · request 2");
        try (Connection session = TestSql.connect(primary);
                Frozen backend = Frozen.backendOf(session, primary)) {
            backend.freeze();
            scene.click(bob, preview, "Approve", "demo");
            bob.sees().wording(preview, SOON, "of 15: stop db2");
            scene.slack().faults().outage(new Fault.Hang(When.BEFORE_EFFECT));
            scene.slack().sockets().cut();
            bot.kill();
        }
        return preview;
    }

    private void endedInTheConsole(String request) {
        Patience.await(CHANGE).untilAsserted(() -> assertThat(console.since(0))
                .filteredOn(message -> message.path("title").asText().contains(request))
                .extracting(ScriptedUser::text)
                .anyMatch(text -> text.startsWith("DONE in")));
    }

    private String now(PostedMessage message) {
        return PlainText.of(bob.sees().now(message).orElseThrow());
    }

    private void endedOnce(PostedMessage preview) {
        bob.sees().wording(preview, CHANGE, "DONE in");
        bob.sees().reply(preview, SOON, "DONE in");
        assertThat(scene.below(preview, "DONE in")).hasSize(1);
    }

    /** What the console shows to everybody and nobody typed, Slack shows too. */
    private void everythingFinalStandsOnce() {
        List<String> wanted = console.since(0).stream()
                .filter(message -> message.path("author").isNull())
                .filter(message -> !message.path("private").asBoolean())
                .filter(message -> message.path("final").asBoolean())
                .map(ScriptedUser::text)
                .toList();
        assertThat(wanted).hasSizeGreaterThanOrEqualTo(4);
        Patience.await(SOON).untilAsserted(() -> assertThat(standing())
                .extracting(SlackDownIT::firstLine)
                .containsAll(wanted));
        assertThat(standing())
                .extracting(message -> message.threadTs() + firstLine(message))
                .doesNotHaveDuplicates();
    }

    private List<PostedMessage> standing() {
        return bob.sees().messages(OPS).stream()
                .filter(message -> message.onlyFor().isEmpty())
                .filter(message -> message.files().isEmpty())
                .toList();
    }

    private static String firstLine(PostedMessage message) {
        return PlainText.of(message).lines().findFirst().orElse("");
    }
}
