package io.understudy.commands.deliver;

import static io.understudy.commands.deliver.Channel.DB;
import static io.understudy.commands.deliver.Channel.OPS;
import static io.understudy.commands.deliver.Channel.below;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.LittlePlatform;
import io.understudy.commands.fakes.LittlePlatform.Call;
import io.understudy.commands.fakes.LittlePlatform.Post;
import io.understudy.commands.fakes.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DelivererTest {
    private final Channel channel = Channel.open();

    private List<String> texts() {
        return channel.platform.texts();
    }

    @Test
    void showsWhatIsSaidAtOnceAndEditsTheOneMessage() {
        channel.say(DB, "status", "HEALTHY");
        channel.settle();
        assertThat(texts()).containsExactly("HEALTHY");
        channel.seconds(1);
        channel.say(DB, "status", "DEGRADED");
        channel.settle();
        assertThat(texts()).containsExactly("DEGRADED");
    }

    @Test
    void showsNewMessagesInTheOrderInWhichTheyWereSaidAlsoWhenOlderOnesWereEditedMeanwhile() {
        channel.say(DB, "a", "first");
        channel.clock.advance(Duration.ofMillis(10));
        channel.say(DB, "b", "second");
        channel.clock.advance(Duration.ofMillis(10));
        channel.say(DB, "a", "first, edited");
        channel.seconds(10);
        assertThat(channel.platform.called()).containsExactly("first, edited", "second");
    }

    @Test
    void callsALaneAtMostOnceASecondAndLanesIndependently() {
        IntStream.range(0, 5).forEach(i -> {
            channel.say(DB, "db" + i, "db" + i);
            channel.say(OPS, "ops" + i, "ops" + i);
        });
        channel.seconds(4);
        for (String lane : List.of(DB, OPS)) {
            assertThat(channel.platform.calls())
                    .filteredOn(call -> call.channel().equals(lane))
                    .extracting(Call::at)
                    .containsExactlyElementsOf(IntStream.range(0, 5)
                            .mapToObj(Samples.NOW::plusSeconds)
                            .toList());
        }
    }

    @Test
    void theUsualPaceStaysBelowFiftyEditsAMinuteAndAMessageASecond() {
        assertThat(Pace.usual().between())
                .isGreaterThan(Duration.ofSeconds(1))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1).dividedBy(50));
    }

    @Test
    @Tag("F31")
    void mergesAHundredEditsIntoOneASecondAndNeverDropsTheLast() {
        for (int percent = 0; percent < 100; percent++) {
            channel.say("operation/41", percent + " %", Phase.WORKING);
            channel.pass(Duration.ofMillis(50));
        }
        channel.say("operation/41", "DONE", Phase.FINAL);
        channel.seconds(1);
        assertThat(texts()).containsExactly("DONE");
        assertThat(channel.platform.calls()).hasSizeBetween(5, 7);
        assertThat(channel.undeliveredSince()).isEmpty();
    }

    @Test
    void newMessagesComeFirstThenWhatPeopleWaitForThenProgress() {
        channel.say("progress", "0 %", Phase.WORKING);
        channel.say("question", "0 of 1", Phase.WORKING);
        channel.say("result", "running", Phase.WORKING);
        channel.seconds(3);
        channel.platform.next(DB, new Outcome.Later(Duration.ofSeconds(2), false, "rate limited"));
        channel.say("progress", "1 %", Phase.WORKING);
        channel.settle();
        channel.say("question", "approve?", Phase.AWAITING_DECISION);
        channel.say("result", "done", Phase.FINAL);
        channel.say("new", "new", Phase.WORKING);
        channel.seconds(10);
        assertThat(channel.platform.called())
                .endsWith("new", "approve?", "done", "1 %")
                .hasSize(8);
    }

    @Test
    void anEndIsShownBeforeTheAnswerThatTellsOfIt() {
        PostedMessage parent = channel.say("operation/41", "step 1", Phase.WORKING);
        channel.seconds(2);
        channel.say("operation/41", "step 9", Phase.WORKING);
        channel.settle();
        channel.say("operation/41", "COMPLETED", Phase.FINAL);
        channel.say(below(parent), "operation/41/done", "done", Phase.FINAL);
        channel.seconds(5);
        assertThat(channel.platform.called()).containsExactly("step 1", "step 9", "COMPLETED", "done");
    }

    @Test
    void anAnswerDoesNotWaitForFilesThatAreStillToCome() {
        PostedMessage parent = channel.say("operation/41", "step 1", Phase.WORKING);
        channel.seconds(2);
        Receipt stands = channel.deliveries
                .of(channel.platform.platform(), parent.id())
                .orElseThrow()
                .receipt()
                .orElseThrow();
        channel.platform.next(DB, new Outcome.Unfinished(stands));
        channel.say("operation/41", "COMPLETED", Phase.FINAL);
        channel.say(below(parent), "operation/41/done", "done", Phase.FINAL);
        channel.seconds(5);
        assertThat(channel.platform.called()).containsSubsequence("step 1", "COMPLETED", "done", "COMPLETED");
    }

    @Test
    void messagesThatAreEditedAllTheTimeTakeTurns() {
        for (int i = 0; i < 60; i++) {
            channel.say("one", "one " + i, Phase.WORKING);
            channel.say("other", "other " + i, Phase.WORKING);
            channel.pass(Duration.ofMillis(200));
        }
        assertThat(channel.platform.called())
                .filteredOn(text -> text.startsWith("one"))
                .hasSizeBetween(6, 7);
    }

    @Test
    void anAnswerStandsBelowItsMessageAlsoWhenThatWasEditedLater() {
        PostedMessage parent = channel.say(DB, "operation/41", "promote?");
        channel.say(below(parent), "operation/41/done", "done", Phase.FINAL);
        channel.say(DB, "operation/41", "COMPLETED");
        channel.seconds(2);
        List<Post> posts = channel.platform.posts();
        assertThat(texts()).containsExactly("COMPLETED", "done");
        assertThat(posts.get(1).thread()).contains(posts.get(0).number());
    }

    @Test
    void anAnswerBelowAMessageThatIsNotShownHereStandsInTheChannel() {
        PostedMessage elsewhere = channel.say("web", "status", "HEALTHY");
        Place below = new Place(DB, Optional.of(elsewhere.id()), Optional.empty());
        channel.say(below, "detail", "detail", Phase.FINAL);
        channel.settle();
        assertThat(channel.platform.posts()).singleElement().satisfies(post -> {
            assertThat(post.text()).isEqualTo("detail");
            assertThat(post.thread()).isEmpty();
        });
    }

    @Test
    void whatPeopleTypedAndWhatBelongsElsewhereIsPassedOver() {
        channel.board.put(new Draft(
                "echo/1",
                Place.in(DB),
                Optional.of(Samples.ALICE),
                Optional.of("1"),
                ChatMessage.plain("", "/replica status", Tone.NEUTRAL)));
        channel.say(Place.in(DB).onlyFor(Samples.ALICE), "whisper", "you asked for this", Phase.FINAL);
        PostedMessage last = channel.say("web", "status", "HEALTHY");
        channel.seconds(5);
        assertThat(channel.platform.calls()).isEmpty();
        assertThat(channel.undeliveredSince()).isEmpty();
        assertThat(channel.deliveries.settledUpTo(LittlePlatform.NAME)).contains(last.revision());
    }

    @Test
    void whatOnePersonSeesIsPostedAnewWhenItChangesAndNeverWhileItWorks() {
        Place ann = Place.in(DB).onlyFor(LittlePlatform.ANN);
        channel.say(ann, "whisper", "looking", Phase.WORKING);
        channel.seconds(5);
        assertThat(channel.platform.calls()).isEmpty();
        channel.say(ann, "whisper", "sure?", Phase.AWAITING_DECISION);
        channel.seconds(5);
        channel.say(ann, "whisper", "looking again", Phase.WORKING);
        channel.seconds(5);
        channel.say(ann, "whisper", "refused", Phase.FINAL);
        channel.seconds(5);
        assertThat(texts()).containsExactly("sure?", "refused");
        channel.restart();
        channel.seconds(5);
        assertThat(texts()).containsExactly("sure?", "refused");
    }

    @Test
    void theFirstStartOfAllSpillsNoHistory() {
        Channel fresh = new Channel();
        fresh.say(DB, "old", "of last year");
        fresh.restart();
        fresh.seconds(5);
        assertThat(fresh.platform.calls()).isEmpty();
        fresh.say(DB, "new", "of today");
        fresh.say(DB, "old", "of last year, edited today");
        fresh.seconds(5);
        assertThat(fresh.platform.texts()).containsExactly("of last year, edited today", "of today");
    }

    @Test
    void tellsSinceWhenSomethingWaits() {
        channel.platform.next(DB, new Outcome.Later(Duration.ofMinutes(20), false, "down"));
        DeliveredPlatform seen = new DeliveredPlatform("the little one", () -> true, channel.deliverer());
        assertThat(seen.undeliveredSince()).isEmpty();
        channel.say(DB, "alert", "CRITICAL");
        channel.seconds(60);
        channel.say(DB, "alert", "CRITICAL, seen twice");
        channel.seconds(60);
        assertThat(seen.undeliveredSince()).contains(Samples.NOW);
        channel.restart();
        channel.platform.next(DB, new Outcome.Later(Duration.ofMinutes(20), false, "down"));
        channel.seconds(1);
        assertThat(channel.undeliveredSince()).contains(Samples.NOW);
        channel.pass(Duration.ofMinutes(20));
        assertThat(channel.undeliveredSince()).isEmpty();
    }
}
