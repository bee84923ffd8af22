package io.understudy.bot.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.model.view.View;
import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.Samples;
import io.understudy.slacklocal.rules.BlockRules;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is on the board, Slack takes it, and none of it says more than its own words. */
class HostileMessagesTest {
    private static final int ROUNDS = 200;
    private static final SlackRendering RENDERING = new SlackRendering(
            "/ha", name -> name.equals("alice") ? Optional.of(new SlackMember("T0001", "U0ALICE")) : Optional.empty());

    @Test
    void everyMessageKeepsSlacksLimits() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            ChatMessage message = new HostileMessages(seed).next();
            PostedMessage posted = seed % 3 == 0 ? Board.postedFor(Samples.ALICE, message) : Board.posted(message);
            PostedMessage echo = Board.typed(Samples.BOB, message.text());
            SlackMessage shown = RENDERING.of(posted, seed % 2 == 0 ? Optional.of(echo) : Optional.empty());
            JsonNode sent = Sent.message(shown);
            assertThat(BlockRules.message(sent)).as("seed %d", seed).isEmpty();
            Limits.assertHeldBy(sent);
            assertFindsItsButtons(posted, sent);
        }
    }

    @Test
    void whatIsLeftOutIsInAFileOrSaidToBe() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            PostedMessage posted = Board.posted(new HostileMessages(seed).next());
            SlackMessage shown = RENDERING.of(posted, Optional.empty());
            String blocks = Sent.message(shown).toString();
            boolean filed = shown.files().stream()
                    .anyMatch(file -> file instanceof UploadedFile.Text text
                            && text.text().contains(HostileMessages.END));
            boolean inline = blocks.contains(HostileMessages.END);
            boolean working = posted.message().phase() == ChatMessage.Phase.WORKING;
            assertThat(inline || (working ? blocks.contains("when this is done") : filed))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(working && !shown.files().isEmpty()).isFalse();
        }
    }

    @Test
    void filesHaveNamesTitlesAndAltTextsWithinLimits() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            SlackMessage shown = RENDERING.of(Board.posted(new HostileMessages(seed).next()), Optional.empty());
            assertThat(shown.files()).allSatisfy(file -> {
                assertThat(file.name()).matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]{0,99}");
                assertThat(file.title()).isNotBlank().hasSizeLessThanOrEqualTo(200);
                assertThat(file.alt().orElse("")).hasSizeLessThanOrEqualTo(1_000);
            });
        }
    }

    @Test
    void everyWindowKeepsSlacksLimits() {
        SlackModal modal = new SlackModal("/ha");
        int windows = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            PostedMessage posted = Board.posted(new HostileMessages(seed).next());
            Optional<View> view = modal.of(posted, "b0");
            view.ifPresent(one -> assertThat(BlockRules.view(Sent.view(one))).isEmpty());
            windows += view.isPresent() ? 1 : 0;
        }
        assertThat(windows).isPositive();
    }

    private static void assertFindsItsButtons(PostedMessage posted, JsonNode sent) {
        Set<String> actions = new HashSet<>();
        sent.findParents("action_id").forEach(button -> {
            ButtonValue value = ButtonValue.parse(button.path("value").asText()).orElseThrow();
            assertThat(value.message()).isEqualTo(posted.id());
            assertThat(posted.button(value.button())).isPresent();
            assertThat(actions.add(button.path("action_id").asText())).isTrue();
        });
    }
}
