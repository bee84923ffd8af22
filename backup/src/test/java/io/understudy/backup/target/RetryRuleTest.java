package io.understudy.backup.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.BackupCopy.State;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryRuleTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T03:00:00Z");

    @Test
    void waitsLongerAfterEachFailureAndThenSixHours() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(RetryRule::waitAfter))
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(6),
                        Duration.ofHours(6),
                        Duration.ofHours(6));
    }

    @Test
    void triesAgainWhenTheWaitIsOver() {
        BackupCopy failedTwice = copy(State.FAILED, 2, "cut");
        assertThat(RetryRule.isCopyDue(failedTwice, NIGHT.plusSeconds(299))).isFalse();
        assertThat(RetryRule.isCopyDue(failedTwice, NIGHT.plusSeconds(300))).isTrue();
    }

    @Test
    void whatWasNeverTriedOrWasCutByTheBotsEndIsDueAtOnceAndWhatIsDoneNever() {
        assertThat(RetryRule.isCopyDue(copy(State.PENDING, 0, ""), NIGHT)).isTrue();
        assertThat(RetryRule.isCopyDue(copy(State.COMPLETE, 1, ""), NIGHT.plus(Duration.ofDays(9))))
                .isFalse();
        assertThat(RetryRule.isCopyDue(copy(State.REMOVED, 1, ""), NIGHT.plus(Duration.ofDays(9))))
                .isFalse();
    }

    @Test
    void aFailedRemovalIsTriedAgainEveryHour() {
        assertThat(RetryRule.isRemovalDue(copy(State.COMPLETE, 1, ""), NIGHT)).isTrue();
        BackupCopy failed = copy(State.COMPLETE, 1, "not removed there: permission denied");
        assertThat(RetryRule.isRemovalDue(failed, NIGHT.plusSeconds(3599))).isFalse();
        assertThat(RetryRule.isRemovalDue(failed, NIGHT.plusSeconds(3600))).isTrue();
    }

    private static BackupCopy copy(State state, int attempts, String detail) {
        return new BackupCopy("orders-20261120T030000Z", "orders", "vault", state, attempts, NIGHT, 0, detail);
    }
}
