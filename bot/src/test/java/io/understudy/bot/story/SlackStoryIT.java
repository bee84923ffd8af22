package io.understudy.bot.story;

import static io.understudy.bot.story.SlackScene.CHANGE;
import static io.understudy.bot.story.SlackScene.OPS;
import static io.understudy.bot.story.SlackScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.TestSql;
import io.understudy.slacklocal.people.Participant;
import io.understudy.slacklocal.people.PlainText;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.SharedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dead primary from the alert to the old order, as people live it in Slack. */
@Tag("F27")
@Tag("I3")
class SlackStoryIT {
    private static final String ROOM = "incident-1-demo";

    @TempDir
    Path logs;

    private SlackScene scene;
    private Participant alice;
    private Participant bob;

    @BeforeEach
    void open() throws Exception {
        scene = SlackScene.open(logs).with("incidents: {own_channel: true}\n");
        alice = scene.alice();
        bob = scene.bob();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aDeadPrimaryIsToldReplacedRebuiltAndReportedInSlack() throws Exception {
        try (BotProcess bot = scene.bot()) {
            scene.say(alice, "status");
            bob.sees().topMessage(OPS, SOON, "demo: all is well.", "alice: /replica status");
            scene.servers().get(0).kill9();
            PostedMessage incident = bob.sees().topMessage(OPS, SOON, "CRITICAL demo has no primary: writes fail.");
            hasAChannelOfItsOwn();
            anotherPersonApproves(incident);
            rebuilds();
            bob.sees().wording(incident, CHANGE, "HEALED after");
            isReported();
            switchesBackOnceTheClustersNameIsTyped();
            bot.kill();
        }
        assertThat(scene.slack().violations()).isEmpty();
    }

    private void hasAChannelOfItsOwn() {
        bob.sees().topMessage(OPS, SOON, "CRITICAL");
        Patience.await(SOON)
                .until(() -> room().filter(room -> !room.pins().isEmpty()).isPresent());
        Channel room = room().orElseThrow();
        assertThat(room.members()).contains(alice.member().id(), bob.member().id());
        assertThat(room.topic()).contains("demo has no primary");
        assertThat(room.pins()).hasSize(1);
        bob.sees().topMessage(ROOM, SOON, "runbook");
    }

    private Optional<Channel> room() {
        return scene.slack().workspace().channels().named(ROOM);
    }

    private void anotherPersonApproves(PostedMessage incident) {
        scene.click(alice, incident, "Promote db2…");
        PostedMessage preview = bob.sees().topMessage(OPS, SOON, "failover · request 1", "Asked by alice");
        scene.click(alice, preview, "Approve");
        String refusal = "You asked for this; another approver decides.";
        alice.sees().ephemeral(OPS, SOON, refusal);
        assertThat(bob.sees().messages(OPS)).extracting(PlainText::of).noneMatch(text -> text.contains(refusal));
        scene.click(bob, preview, "Approve");
        endsWell(preview, "a write committed on db2 on timeline 2");
    }

    /** One message that was edited to its end, and one more below it, since edits notify nobody. */
    private void endsWell(PostedMessage preview, String words) {
        PostedMessage done = bob.sees().wording(preview, CHANGE, "DONE in", words);
        assertThat(PlainText.buttons(done)).doesNotContain("Approve", "Reject");
        bob.sees().reply(preview, SOON, "DONE in");
        assertThat(scene.below(preview, "DONE in")).hasSize(1);
    }

    private void rebuilds() {
        scene.say(alice, "rebuild db1");
        PostedMessage preview = bob.sees().topMessage(OPS, SOON, "request 2", "rebuild db1 as a standby of db2");
        scene.click(bob, preview, "Approve");
        endsWell(preview, "db1 streams from db2 on timeline 2");
    }

    private void isReported() {
        SharedFile report = Patience.await(SOON)
                .until(
                        () -> scene.slack().workspace().files().all().stream()
                                .filter(file -> file.name().equals(ROOM + ".md"))
                                .filter(file -> file.message().isPresent())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        MessageRef where = report.message().orElseThrow();
        assertThat(where.channel()).isEqualTo(room().orElseThrow().id());
        assertThat(new String(report.bytes().orElseThrow(), StandardCharsets.UTF_8))
                .contains("- Seen: from ", "- End: healed, ");
    }

    private void switchesBackOnceTheClustersNameIsTyped() throws Exception {
        scene.say(alice, "promote db1");
        PostedMessage preview =
                bob.sees().topMessage(OPS, SOON, "switchover · request 3", "The last promotion was only");
        scene.click(bob, preview, "Approve", "demo");
        endsWell(preview, "db2 streams from db1 on timeline 3");
        assertThat(TestSql.value(scene.servers().get(1), "SELECT pg_is_in_recovery()"))
                .isEqualTo("t");
    }
}
