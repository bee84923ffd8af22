package io.understudy.bot.slack.courier;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import io.understudy.bot.slack.courier.Setbacks.Rate;
import io.understudy.commands.deliver.Outcome.Later;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SetbacksTest {
    private final Setbacks setbacks = new Setbacks(new OnceAnHour(InstantSource.fixed(Instant.EPOCH)));

    @ParameterizedTest
    @ValueSource(strings = {"invalid_auth", "account_inactive", "token_revoked", "missing_scope", "not_authed"})
    void nothingGetsThroughWhileTheTokenIsNotGood(String error) {
        assertThat(setbacks.of(refused(error, null), Rate.OF_THE_CHANNEL)).hasValueSatisfying(later -> {
            assertThat(later.wholePlatform()).isTrue();
            assertThat(later.after()).isEqualTo(Duration.ofMinutes(1));
        });
    }

    @Test
    void namesTheScopeThatIsMissing() {
        assertThat(setbacks.of(refused("missing_scope", "chat:write"), Rate.OF_THE_CHANNEL))
                .map(Later::why)
                .hasValueSatisfying(
                        why -> assertThat(why).contains("the scope chat:write").contains("install the app again"));
    }

    @Test
    void aScopeThatFewMessagesNeedKeepsTheOthersNotBack() {
        assertThat(setbacks.aside(refused("missing_scope", "channels:read")))
                .map(Later::wholePlatform)
                .contains(false);
        assertThat(setbacks.aside(refused("token_revoked", null)))
                .map(Later::wholePlatform)
                .contains(true);
    }

    @Test
    void theRateOfPostsIsEachChannelsAndThatOfEditsTheWorkspaces() {
        SlackReply<ChatPostMessageResponse> limited = new SlackReply.Limited<>(Duration.ofSeconds(9));

        assertThat(setbacks.of(limited, Rate.OF_THE_CHANNEL))
                .map(Later::wholePlatform)
                .contains(false);
        assertThat(setbacks.of(limited, Rate.OF_THE_WORKSPACE))
                .map(Later::wholePlatform)
                .contains(true);
        assertThat(setbacks.of(limited, Rate.OF_THE_CHANNEL)).map(Later::after).contains(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @CsvSource({
        "not_in_channel, NO_ENTRY",
        "cant_update_message, GONE",
        "channel_not_found, NO_ENTRY",
        "is_archived, CLOSED",
        "message_not_found, GONE",
        "thread_not_found, NO_THREAD",
        "msg_too_long, MISSHAPEN",
        "invalid_blocks, MISSHAPEN",
        "edit_window_closed, GONE",
        "a_word_that_slack_adds_later, POINTLESS"
    })
    void whatConcernsOneMessageIsNoReasonToWaitWithOthers(String error, Refusal means) {
        assertThat(setbacks.of(refused(error, null), Rate.OF_THE_CHANNEL)).isEmpty();
        assertThat(Refusal.of(error)).isEqualTo(means);
    }

    private static SlackReply<ChatPostMessageResponse> refused(String error, String needed) {
        ChatPostMessageResponse response = new ChatPostMessageResponse();
        response.setError(error);
        response.setNeeded(needed);
        return new SlackReply.Refused<>(response);
    }
}
