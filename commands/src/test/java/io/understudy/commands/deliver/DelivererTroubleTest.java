package io.understudy.commands.deliver;

import static io.understudy.commands.deliver.Channel.DB;
import static io.understudy.commands.deliver.Channel.OPS;
import static io.understudy.commands.deliver.Channel.below;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.LittlePlatform;
import io.understudy.commands.fakes.LittlePlatform.Call;
import io.understudy.commands.fakes.Samples;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DelivererTroubleTest {
    private final Channel channel = Channel.open();

    private static Outcome limited(int seconds) {
        return new Outcome.Later(Duration.ofSeconds(seconds), false, "rate limited");
    }

    private static Outcome away() {
        return new Outcome.Later(Duration.ofSeconds(2), true, "connection refused");
    }

    /** When the platform was called, in seconds after the beginning. */
    private List<Long> seconds() {
        return channel.platform.calls().stream()
                .map(Call::at)
                .map(at -> Duration.between(Samples.NOW, at).toSeconds())
                .toList();
    }

    @Test
    @Tag("F31")
    void aRateLimitOfOneChannelDelaysNoOther() {
        channel.platform.next(DB, limited(60));
        channel.say(DB, "a", "limited");
        channel.seconds(1);
        channel.say(OPS, "b", "free");
        channel.seconds(58);
        assertThat(channel.platform.texts()).containsExactly("free");
        channel.seconds(1);
        assertThat(channel.platform.texts()).containsExactly("free", "limited");
    }

    @Test
    @Tag("F31")
    void aPlatformThatIsAwayDuringAnOperationGetsTheOutcomeOnceWhenItIsBack() {
        channel.platform.next(DB, Collections.nCopies(6, away()).toArray(Outcome[]::new));
        PostedMessage operation = channel.say("operation/41", "step 1", Phase.WORKING);
        IntStream.range(2, 50).forEach(step -> {
            channel.say("operation/41", "step " + step, Phase.WORKING);
            channel.seconds(1);
        });
        channel.say("operation/41", "COMPLETED", Phase.FINAL);
        channel.say(below(operation), "operation/41/done", "db2 is primary", Phase.FINAL);
        channel.say(OPS, "other", "elsewhere");
        channel.pass(Duration.ofMinutes(5));
        assertThat(channel.platform.texts()).containsExactlyInAnyOrder("COMPLETED", "db2 is primary", "elsewhere");
        assertThat(channel.platform.calls()).hasSize(6 + 3);
        assertThat(channel.undeliveredSince()).isEmpty();
    }

    @Test
    void aPlatformThatIsAwayIsCalledInNoLane() {
        channel.platform.next(DB, new Outcome.Later(Duration.ofSeconds(20), true, "connection refused"));
        channel.say(DB, "a", "a");
        channel.settle();
        channel.say(OPS, "b", "b");
        channel.seconds(19);
        assertThat(channel.platform.called()).containsExactly("a");
        channel.seconds(1);
        assertThat(channel.platform.texts()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void waitsDoubleWhileTheTroubleRepeatsAndBeginAnewAfterwards() {
        channel.platform.next(DB, Collections.nCopies(7, limited(1)).toArray(Outcome[]::new));
        channel.say(DB, "a", "a");
        channel.pass(Duration.ofMinutes(3));
        assertThat(seconds()).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 61L, 91L);
        channel.platform.next(DB, limited(1));
        channel.say(DB, "b", "b");
        channel.seconds(10);
        assertThat(seconds()).endsWith(180L, 181L);
    }

    @Test
    void waitsNeverLessThanThePlatformAsksFor() {
        channel.platform.next(DB, limited(120), limited(120));
        channel.say(DB, "a", "a");
        channel.pass(Duration.ofMinutes(10));
        assertThat(seconds()).containsExactly(0L, 120L, 240L);
    }

    @Test
    void whatCanNeverBeShownIsGivenUpInThisWordingAndBlocksNothing() {
        channel.platform.next(DB, new Outcome.Never("the channel is archived"));
        channel.say(DB, "a", "one");
        channel.say(DB, "b", "two");
        channel.seconds(5);
        channel.restart();
        channel.seconds(5);
        assertThat(channel.platform.called()).containsExactly("one", "two");
        assertThat(channel.platform.texts()).containsExactly("two");
        channel.say(DB, "a", "one, edited");
        channel.seconds(5);
        assertThat(channel.platform.texts()).containsExactly("two", "one, edited");
    }

    @Test
    void anEditThatWasGivenUpLeavesTheMessageWhereItStands() {
        channel.say(DB, "a", "one");
        channel.seconds(1);
        channel.platform.next(DB, new Outcome.Never("too long"));
        channel.say(DB, "a", "one, too long");
        channel.seconds(1);
        channel.say(DB, "a", "one, short");
        channel.seconds(1);
        assertThat(channel.platform.texts()).containsExactly("one, short");
    }

    @Test
    void whatIsNotWholeYetIsEditedOnceMoreAndKeepsNothingBack() {
        channel.say(DB, "a", "one");
        channel.seconds(1);
        Receipt stands =
                channel.deliveries.all(LittlePlatform.NAME).get(0).receipt().orElseThrow();
        channel.platform.next(DB, new Outcome.Unfinished(stands));
        channel.say(DB, "a", "one, with a picture");
        channel.settle();
        channel.say(DB, "b", "two");
        channel.seconds(1);
        assertThat(channel.platform.called()).containsExactly("one", "one, with a picture", "two");
        channel.restart();
        channel.seconds(10);
        assertThat(channel.platform.texts()).containsExactly("one, with a picture", "two");
        assertThat(channel.undeliveredSince()).isEmpty();
    }

    @Test
    void whatSomebodyDeletedIsPostedAnewOnceItIsMoreThanProgress() {
        channel.say("operation/41", "0 %", Phase.WORKING);
        channel.seconds(1);
        channel.platform.deleteAll();
        channel.say("operation/41", "1 %", Phase.WORKING);
        channel.seconds(5);
        assertThat(channel.platform.texts()).isEmpty();
        channel.say("operation/41", "approve?", Phase.AWAITING_DECISION);
        channel.seconds(5);
        assertThat(channel.platform.texts()).containsExactly("approve?");
        channel.platform.deleteAll();
        channel.say("operation/41", "DONE", Phase.FINAL);
        channel.seconds(5);
        assertThat(channel.platform.texts()).containsExactly("DONE");
    }

    @Test
    void aCourierThatThrowsIsAskedAgain() {
        for (int i = 0; i < 2; i++) {
            channel.platform.meet(DB, () -> {
                throw new IllegalStateException("a bug");
            });
        }
        channel.say(DB, "a", "a");
        channel.say(OPS, "b", "b");
        channel.seconds(1);
        assertThat(channel.platform.texts()).containsExactly("b");
        channel.seconds(5);
        assertThat(channel.platform.texts()).containsExactly("b", "a");
    }

    @Test
    @Tag("F32")
    void anOutcomeThatCannotBeStoredIsStoredLaterAndTheMessageNotShownTwice() {
        channel.deliveries.failNext(3);
        channel.say(DB, "a", "a");
        channel.say(DB, "b", "b");
        channel.seconds(6);
        assertThat(channel.platform.called()).containsExactly("a");
        channel.seconds(60);
        channel.restart();
        channel.seconds(60);
        assertThat(channel.platform.called()).containsExactly("a", "b");
    }

    @Test
    @Tag("F32")
    void aStoreThatDoesNotAnswerDelaysTheReadingAndLosesNothing() {
        channel.deliveries.silenceNext(1);
        channel.say(DB, "a", "a");
        channel.seconds(4);
        assertThat(channel.platform.calls()).isEmpty();
        channel.seconds(1);
        assertThat(channel.platform.texts()).containsExactly("a");
    }

    @Test
    void aLongBacklogIsWorkedOffWhole() {
        channel.platform.next(DB, new Outcome.Later(Duration.ofMinutes(1), true, "down"));
        LongStream.range(0, 250).forEach(i -> channel.say(DB, "k" + i, "text " + i));
        channel.pass(Duration.ofMinutes(6));
        assertThat(channel.platform.texts())
                .containsExactlyElementsOf(
                        LongStream.range(0, 250).mapToObj(i -> "text " + i).toList());
        assertThat(channel.deliveries.settledUpTo(LittlePlatform.NAME)).contains(250L);
    }
}
