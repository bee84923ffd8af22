package io.understudy.bot.slack.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Place;
import io.understudy.commands.deliver.Outcome;
import io.understudy.slacklocal.faults.Fault;
import io.understudy.slacklocal.faults.Fault.When;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.SharedFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AttachmentsTest {
    private static final Part PICTURE = new Part.Picture(
            "db2 was at most 3 s behind",
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private final SlackOffice office = new SlackOffice();

    @AfterEach
    void nothingWasDoneAgainstSlacksRules() {
        assertThat(office.slack.violations()).isEmpty();
        office.close();
    }

    @Test
    void bringsAPictureIntoTheThreadOnceThoughTheMessageIsEdited() throws InterruptedException {
        office.say("lag", "db2 is behind", PICTURE);
        office.say("lag", "db2 was behind", PICTURE);

        assertThat(files()).singleElement().satisfies(file -> assertThat(file.altText())
                .hasValueSatisfying(alt -> assertThat(alt).contains("3 s behind")));
        assertThat(thread("lag")).hasSize(1);
        assertThat(office.inSlack("lag").text()).isEqualTo("db2 was behind");
    }

    @Test
    void bringsNothingWhileTheMessageIsStillWorkedOn() throws InterruptedException {
        office.say("lag", Place.in("ops"), "drawing", Phase.WORKING, PICTURE);
        assertThat(files()).isEmpty();

        office.say("lag", "db2 is behind", PICTURE);
        assertThat(files()).hasSize(1);
    }

    @Test
    void bringsThePictureOfAnAnswerIntoTheThreadThatTheAnswerIsIn() throws InterruptedException {
        office.say("incident/1", "db2 is behind");
        String parent = office.board.byKey("incident/1").orElseThrow().id();
        office.say("lag", new Place("ops", Optional.of(parent), Optional.empty()), "here", Phase.FINAL, PICTURE);

        assertThat(thread("incident/1")).hasSize(2);
    }

    @Test
    void showsTheMessageAndTriesItsPictureAgainWhenSlackIsInTrouble() throws InterruptedException {
        office.slack.faults().next("files.completeUploadExternal", 1, new Fault.ServerError(When.BEFORE_EFFECT));

        assertThat(office.say("lag", "db2 is behind", PICTURE)).isInstanceOf(Outcome.Unfinished.class);
        assertThat(office.inSlack("lag").text()).isEqualTo("db2 is behind");
        assertThat(office.say("lag", "db2 is behind", PICTURE))
                .as("not at once")
                .isInstanceOf(Outcome.Unfinished.class);
        office.clock.advance(LONG_ENOUGH);

        assertThat(office.say("lag", "db2 is behind", PICTURE)).isInstanceOf(Outcome.Shown.class);
        assertThat(thread("lag")).hasSize(1);
        assertThat(office.inSlack("lag").edits()).isZero();
    }

    @Test
    void saysWhereToSeeAPictureThatSlackNeverTook() throws InterruptedException {
        office.slack.faults().next("files.getUploadURLExternal", 10, new Fault.ServerError(When.BEFORE_EFFECT));

        Outcome outcome = office.say("lag", "db2 is behind", PICTURE);
        for (int tries = 1; outcome instanceof Outcome.Unfinished; tries++) {
            assertThat(tries).isLessThan(10);
            office.clock.advance(LONG_ENOUGH);
            outcome = office.say("lag", "db2 is behind", PICTURE);
        }
        office.say("lag", "db2 was behind", PICTURE);

        assertThat(thread("lag")).singleElement().satisfies(line -> assertThat(line.text())
                .contains(SlackOffice.CONSOLE.toString()));
    }

    @Test
    void doesNotTryAgainWhatSlackRefuses() throws InterruptedException {
        office.slack.faults().next("files.getUploadURLExternal", 1, new Fault.Refused("missing_scope"));

        assertThat(office.say("lag", "db2 is behind", PICTURE)).isInstanceOf(Outcome.Shown.class);
        assertThat(thread("lag")).hasSize(1);
        assertThat(files()).isEmpty();
    }

    private List<SharedFile> files() {
        return office.slack.workspace().files().all();
    }

    private List<PostedMessage> thread(String key) {
        PostedMessage parent = office.inSlack(key);
        return office.slack.workspace().messages().thread(new MessageRef(parent.channel(), parent.ts()));
    }
}
