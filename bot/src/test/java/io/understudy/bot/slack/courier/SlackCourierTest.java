package io.understudy.bot.slack.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Place;
import io.understudy.commands.deliver.Outcome;
import io.understudy.replication.operate.Person;
import io.understudy.slacklocal.faults.Fault;
import io.understudy.slacklocal.faults.Fault.When;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SlackCourierTest {
    private final SlackOffice office = new SlackOffice();

    @AfterEach
    void nothingWasDoneAgainstSlacksRules() {
        assertThat(office.slack.violations()).isEmpty();
        office.close();
    }

    @Test
    void editsTheOneMessageOfAnOperation() throws InterruptedException {
        office.say("operation/1", Place.in("ops"), "step 1 of 2", Phase.WORKING);
        office.say("operation/1", "done");

        assertThat(office.all()).hasSize(1);
        assertThat(office.inSlack("operation/1").text()).isEqualTo("done");
        assertThat(office.inSlack("operation/1").channel()).isEqualTo(office.ops.id());
    }

    @Test
    void putsAnswersIntoTheThreadOfTheMessageThatTheyBelongBelow() throws InterruptedException {
        office.say("incident/1", "db2 stopped streaming");
        String parent = office.board.byKey("incident/1").orElseThrow().id();
        Place below = new Place("ops", Optional.of(parent), Optional.empty());
        office.say("incident/1/reminded", below, "still so", Phase.FINAL);
        String reply = office.board.byKey("incident/1/reminded").orElseThrow().id();
        office.say("incident/1/deeper", new Place("ops", Optional.of(reply), Optional.empty()), "and so", Phase.FINAL);

        String root = office.inSlack("incident/1").ts();
        assertThat(office.inSlack("incident/1/reminded").threadTs()).contains(root);
        assertThat(office.inSlack("incident/1/deeper").threadTs())
                .as("a thread has one level")
                .contains(root);
    }

    @Test
    void saysBelowInTheChannelWhatBelongsBelowADeletedMessage() throws InterruptedException {
        office.say("incident/1", "db2 stopped streaming");
        PostedMessage parent = office.inSlack("incident/1");
        office.slack.workspace().messages().delete(new MessageRef(parent.channel(), parent.ts()));
        String id = office.board.byKey("incident/1").orElseThrow().id();

        office.say("incident/1/over", new Place("ops", Optional.of(id), Optional.empty()), "it is over", Phase.FINAL);

        assertThat(office.inSlack("incident/1/over").threadTs()).isEmpty();
    }

    @Test
    void leavesAloneWhatWouldLookTheSame() throws InterruptedException {
        office.say("operation/1", "approve?", new Part.Input("Name", "not seen before the click"));
        office.say("operation/1", "approve?", new Part.Input("Name", "nor is this"));

        assertThat(office.inSlack("operation/1").edits()).isZero();
    }

    @Test
    void showsWhatIsForOnePersonToThatPersonOnly() throws InterruptedException {
        Place place = Place.in("ops").onlyFor(office.member(office.alice).person("alice"));
        office.say("refusal", place, "you asked for this yourself", Phase.FINAL);

        assertThat(office.all()).singleElement().satisfies(one -> assertThat(one.onlyFor())
                .contains(office.alice.id()));
    }

    @Test
    void showsNeitherEchoesNorWhatIsForPeopleElsewhere() {
        ChatMessage words = ChatMessage.plain("alice", "/replica status", Tone.NEUTRAL);
        Person web = new Person("web", "alice", "alice");
        var echo = office.board.put(new Draft("echo/1", Place.in("ops"), Optional.of(web), Optional.empty(), words));
        var elsewhere =
                office.board.put(Draft.announcement("private", Place.in("ops").onlyFor(web), words));

        assertThat(office.courier.lane(echo)).isEmpty();
        assertThat(office.courier.lane(elsewhere)).isEmpty();
    }

    @Test
    @Tag("F31")
    void waitsInTheChannelAloneAsLongAsSlackWantsFewerPosts() throws InterruptedException {
        office.slack.faults().next("chat.postMessage", 1, new Fault.TooManyRequests(Duration.ofSeconds(7)));

        assertThat(office.say("a", "one")).isInstanceOfSatisfying(Outcome.Later.class, later -> {
            assertThat(later.after()).isEqualTo(Duration.ofSeconds(7));
            assertThat(later.wholePlatform()).isFalse();
        });
        assertThat(office.say("a", "one")).isInstanceOf(Outcome.Shown.class);
        assertThat(office.all()).hasSize(1);
    }

    @Test
    @Tag("F31")
    void waitsEverywhereWhenSlackWantsFewerEdits() throws InterruptedException {
        office.say("a", "one");
        office.slack.faults().next("chat.update", 1, new Fault.TooManyRequests(Duration.ofSeconds(3)));

        assertThat(office.say("a", "two"))
                .isInstanceOfSatisfying(Outcome.Later.class, later -> assertThat(later.wholePlatform())
                        .isTrue());
        assertThat(office.inSlack("a").text()).isEqualTo("one");
    }

    @Test
    @Tag("F31")
    void triesAgainLaterWhenSlackIsInTroubleAndNothingIsLost() throws InterruptedException {
        office.slack
                .faults()
                .next("chat.postMessage", 1, new Fault.ServerError(When.BEFORE_EFFECT))
                .next("chat.postMessage", 1, new Fault.RateLimitedBody());

        for (int tries = 0; tries < 2; tries++) {
            assertThat(office.say("a", "one")).isInstanceOf(Outcome.Later.class);
        }
        office.say("a", "one");

        assertThat(office.all()).hasSize(1);
    }

    @Test
    @Tag("F31")
    void showsOnceWhatAConnectionBrokeOver() throws InterruptedException {
        office.slack.faults().next("chat.postMessage", 2, new Fault.Cut(When.BEFORE_EFFECT));

        Outcome outcome = office.say("a", "one");
        for (int tries = 1; outcome instanceof Outcome.Later && tries < 5; tries++) {
            outcome = office.say("a", "one");
        }

        assertThat(outcome).isInstanceOf(Outcome.Shown.class);
        assertThat(office.all()).hasSize(1);
    }

    @Test
    @Tag("F31")
    void waitsEverywhereWhileNobodyAnswers() throws InterruptedException {
        office.slack.close();

        assertThat(office.say("a", "one"))
                .isInstanceOfSatisfying(Outcome.Later.class, later -> assertThat(later.wholePlatform())
                        .isTrue());
    }

    @Test
    @Tag("F31")
    void aClickOnTheCopyOfAPostWhoseAnswerWasLostDeletesTheCopy() throws InterruptedException {
        office.slack.faults().next("chat.postMessage", 1, new Fault.ServerError(When.AFTER_EFFECT));
        office.say("a", "one");
        office.say("a", "one");
        assertThat(office.all()).as("at least once").hasSize(2);
        String id = office.board.byKey("a").orElseThrow().id();

        for (PostedMessage clicked : office.all()) {
            office.strays.seen(clicked.channel(), clicked.ts(), id);
        }

        assertThat(office.all()).containsExactly(office.inSlack("a"));
    }

    @Test
    void recoversWhenTheTokenIsPutRight() throws InterruptedException {
        office.slack.faults().next("chat.postMessage", 1, new Fault.Refused("token_revoked"));

        assertThat(office.say("a", "one")).isInstanceOfSatisfying(Outcome.Later.class, later -> {
            assertThat(later.wholePlatform()).isTrue();
            assertThat(later.why()).contains("token_revoked").contains("slack.bot_token_file");
        });
        assertThat(office.say("a", "one")).isInstanceOf(Outcome.Shown.class);
    }

    @Test
    void waitsUntilTheBotIsInvitedToAChannelOfTheConfiguration() throws InterruptedException {
        office.slack.workspace().channels().leave(office.ops.id(), office.bot());

        assertThat(office.say("a", "one")).isInstanceOfSatisfying(Outcome.Later.class, later -> {
            assertThat(later.wholePlatform()).isFalse();
            assertThat(later.why()).contains("ops").contains("/invite");
        });
        office.slack.workspace().channels().join(office.ops.id(), office.bot());
        assertThat(office.say("a", "one")).isInstanceOf(Outcome.Shown.class);
    }

    @Test
    void givesUpWhereSomebodyOnceTypedACommandAndTheBotIsNot() throws InterruptedException {
        Channel random = office.slack
                .workspace()
                .channels()
                .create("random", false, office.alice.id())
                .orElseThrow();

        assertThat(office.say("a", Place.in(random.id()), "one", Phase.FINAL)).isInstanceOf(Outcome.Never.class);
    }

    @Test
    void answersWhoeverAskedInAChannelThatTheBotIsNotIn() throws InterruptedException {
        Channel random = office.slack
                .workspace()
                .channels()
                .create("random", false, office.alice.id())
                .orElseThrow();
        String code = office.slack
                .workspace()
                .responseUrls()
                .issue(new Reply(random.id(), office.alice.id(), Optional.empty()));
        office.responseUrls.remember(
                "slack/1", office.slack.apiUrl().resolve("/response/" + code).toString());

        Outcome working = office.show(answer(random, "looking", Phase.WORKING));
        Outcome told = office.show(answer(random, "db1 is fine", Phase.FINAL));

        assertThat(working).isInstanceOf(Outcome.Never.class);
        assertThat(told).isInstanceOf(Outcome.Shown.class);
        assertThat(office.all()).singleElement().satisfies(one -> {
            assertThat(one.onlyFor()).contains(office.alice.id());
            assertThat(one.text()).isEqualTo("db1 is fine");
            assertThat(one.blocks().toString()).contains("/invite");
        });
    }

    @Test
    void showsTheWordsWhenSlackDoesNotTakeTheBlocks() throws InterruptedException {
        office.slack.faults().next("chat.postMessage", 1, new Fault.Refused("invalid_blocks"));
        office.say("a", "db2 stopped streaming");

        assertThat(office.inSlack("a").text()).isEqualTo("db2 stopped streaming");
        assertThat(office.inSlack("a").blocks()).isEmpty();
    }

    @Test
    void saysThatThereIsNothingToEditWhenSomebodyDeletedTheMessage() throws InterruptedException {
        office.say("a", "one");
        PostedMessage message = office.inSlack("a");
        office.slack.workspace().messages().delete(new MessageRef(message.channel(), message.ts()));

        assertThat(office.say("a", "two")).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void doesNotChangeWhatStandsInAnArchivedChannel() throws InterruptedException {
        office.say("a", "one");
        office.slack.workspace().channels().archive(office.ops.id());

        assertThat(office.say("a", "two")).isInstanceOf(Outcome.Never.class);
    }

    @Test
    void bringsWhatIsTooLongForAMessageAsAFile() throws InterruptedException {
        String log = String.join(
                "\n", IntStream.range(0, 2_000).mapToObj(i -> "line " + i).toList());
        office.say("a", "the log", new Part.Code("output of db1", log));

        assertThat(office.slack.workspace().files().all()).isNotEmpty().allSatisfy(file -> assertThat(file.message())
                .isPresent());
    }

    private static Draft answer(Channel channel, String text, Phase phase) {
        return Draft.answer(
                "answer/slack/1",
                Place.in(channel.id()),
                "slack/1",
                new ChatMessage(text, text, Tone.NEUTRAL, List.of(), List.of(), phase));
    }
}
