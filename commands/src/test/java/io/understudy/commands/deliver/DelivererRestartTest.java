package io.understudy.commands.deliver;

import static io.understudy.commands.deliver.Channel.DB;
import static io.understudy.commands.deliver.Channel.OPS;
import static io.understudy.commands.deliver.Channel.below;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.LittlePlatform;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F31")
class DelivererRestartTest {
    private static final List<String> ENDS = List.of("HEALTHY", "COMPLETED", "db2 is primary", "elsewhere", "last");

    /** What a day brings: messages, edits, an answer, another channel, and time in between. */
    private static void day(Channel channel) {
        channel.say(DB, "status", "HEALTHY");
        PostedMessage operation = channel.say("operation/41", "approve?", Phase.AWAITING_DECISION);
        channel.seconds(1);
        channel.say("operation/41", "step 1", Phase.WORKING);
        channel.say(OPS, "other", "elsewhere");
        channel.seconds(2);
        channel.say("operation/41", "step 2", Phase.WORKING);
        channel.say("operation/41", "COMPLETED", Phase.FINAL);
        channel.say(below(operation), "operation/41/done", "db2 is primary", Phase.FINAL);
        channel.seconds(3);
        channel.say(DB, "last", "last");
        channel.seconds(3);
    }

    /** A day on which the bot dies at one moment and is started again at its end; false: it lived through. */
    private static boolean killedAt(int moment, Channel channel) {
        Peril peril = new Peril(moment);
        channel.deliveries.settledUpTo(LittlePlatform.NAME, 0);
        channel.start(peril.around(channel.platform), peril.around(channel.deliveries));
        day(channel);
        boolean died = peril.isDead();
        channel.restart();
        channel.seconds(20);
        return died;
    }

    @Test
    void aKilledBotLosesNoMessageWhereverItWasKilledAndRepeatsAtMostTheOneInItsHands() {
        List<Integer> repeated = new ArrayList<>();
        int moment = 0;
        for (Channel channel = new Channel(); killedAt(moment, channel); channel = new Channel()) {
            List<String> texts = channel.platform.texts();
            assertThat(new HashSet<>(texts)).as("killed at moment %s", moment).containsAll(ENDS);
            if (texts.size() > ENDS.size()) {
                assertThat(texts).as("killed at moment %s", moment).hasSize(ENDS.size() + 1);
                repeated.add(moment);
            }
            assertThat(channel.undeliveredSince()).isEmpty();
            moment++;
        }
        assertThat(moment).as("moments at which it was killed").isGreaterThan(30);
        // Two moments for each of five posts: after the post, and before its receipt is stored.
        assertThat(repeated).hasSize(2 * ENDS.size());
    }

    @Test
    void aBotThatWasStoppedInBetweenGoesOnWithTheSameMessages() {
        Channel channel = Channel.open();
        channel.say("operation/41", "step 1", Phase.WORKING);
        channel.seconds(1);
        channel.deliverer().close();
        PostedMessage operation = channel.say("operation/41", "COMPLETED", Phase.FINAL);
        channel.say(below(operation), "operation/41/done", "db2 is primary", Phase.FINAL);
        channel.seconds(5);
        assertThat(channel.platform.texts()).containsExactly("step 1");
        channel.restart();
        channel.seconds(5);
        assertThat(channel.platform.texts()).containsExactly("COMPLETED", "db2 is primary");
        assertThat(channel.platform.calls()).hasSize(3);
    }

    @Test
    void nothingIsShownTwiceHoweverOftenTheBotStarts() {
        Channel channel = Channel.open();
        day(channel);
        int calls = channel.platform.calls().size();
        for (int start = 0; start < 3; start++) {
            channel.restart();
            channel.seconds(5);
        }
        assertThat(channel.platform.calls()).hasSize(calls);
        assertThat(Set.copyOf(channel.platform.texts())).isEqualTo(Set.copyOf(ENDS));
    }
}
