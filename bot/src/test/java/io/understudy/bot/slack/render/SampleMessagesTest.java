package io.understudy.bot.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.Samples;
import io.understudy.slacklocal.rules.BlockRules;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of message, as Slack gets it: the files beside this test. */
class SampleMessagesTest {
    private static final SlackRendering RENDERING = new SlackRendering(
            "/replica",
            name -> name.equals("Carol") ? Optional.of(new SlackMember("T0001", "U0CAROL")) : Optional.empty());

    @ParameterizedTest
    @MethodSource("shapes")
    void isWhatItsFileSays(String shape) {
        assertThat(Sent.withFiles(rendered(shape)).toPrettyString()).isEqualTo(Golden.pretty(shape + ".json"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void keepsSlacksPublishedRules(String shape) {
        assertThat(BlockRules.message(Sent.message(rendered(shape)))).isEmpty();
    }

    static Stream<String> shapes() {
        return SampleMessages.all().keySet().stream().sorted();
    }

    private static SlackMessage rendered(String shape) {
        PostedMessage echo = Board.typed(Samples.ALICE, "/replica status");
        return RENDERING.of(
                Board.posted(SampleMessages.all().get(shape)),
                shape.equals("status") ? Optional.of(echo) : Optional.empty());
    }
}
