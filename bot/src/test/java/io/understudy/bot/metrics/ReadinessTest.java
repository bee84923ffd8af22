package io.understudy.bot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatPlatform;
import io.understudy.jobs.CheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final CheckRecord SEEN = new CheckRecord("orders", Duration.ofSeconds(1), true, Instant.EPOCH);
    private static final CheckRecord UNSEEN = new CheckRecord("users", Duration.ofSeconds(1), false, Instant.EPOCH);

    @Test
    void isReadyOnceEveryClusterWasSeenAndAllElseWorks() {
        Readiness well = new Readiness(() -> {}, () -> {}, () -> List.of(SEEN), () -> List.of(platform(true)));
        assertThat(well.dead()).isEmpty();
        assertThat(well.unready()).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        Readiness ill = new Readiness(
                () -> {
                    throw new IllegalStateException("closed");
                },
                () -> {
                    throw new IllegalStateException("read-only");
                },
                () -> List.of(SEEN, UNSEEN),
                () -> List.of(platform(false)));
        assertThat(ill.dead()).containsExactly("the store does not answer");
        assertThat(ill.unready())
                .containsExactly(
                        "nothing can be written to the store",
                        "1 of 2 clusters has not been looked at yet",
                        "Slack is not connected");
    }

    private static ChatPlatform platform(boolean connected) {
        return new ChatPlatform() {
            @Override
            public String name() {
                return "Slack";
            }

            @Override
            public boolean isConnected() {
                return connected;
            }

            @Override
            public Optional<Instant> undeliveredSince() {
                return Optional.empty();
            }
        };
    }
}
