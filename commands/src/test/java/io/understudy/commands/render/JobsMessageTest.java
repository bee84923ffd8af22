package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.clock.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JobsMessageTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:02:11Z");
    private static final JobStatus WELL = job("check orders", Optional.empty(), Optional.empty());

    @Test
    @Tag("F51")
    void showsWhatIsStuckFirstThenWhatFailedLast() {
        JobStatus failed = job(
                "thin samples",
                Optional.of(new JobStatus.Failure(NOW.minusMillis(900), "StoreUnusable: the disk is full")),
                Optional.empty());
        JobStatus stuck =
                job("check users", Optional.empty(), Optional.of("has been running for 65 s on the thread quartz-3"));
        ChatMessage message = JobsMessage.of(List.of(WELL, failed, stuck), NOW);
        assertThat(TextRendering.of(message)).isEqualTo("""
                Understudy · jobs
                3 jobs run by the clock, and 1 not as it should: check users has been running for 65 s on the thread quartz-3.
                Job           Last run      Took   Next          Runs  Failed  Remark
                check users   14:02:10 UTC  0.2 s  14:02:12 UTC  60    0       has been running for 65 s on the thread quartz-3
                thin samples  14:02:10 UTC  0.2 s  14:02:12 UTC  60    1       failed 14:02:10 UTC: StoreUnusable: the disk is full
                check orders  14:02:10 UTC  0.2 s  14:02:12 UTC  60    0
                """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.DANGER);
    }

    @Test
    void saysWhatHasNotRunYetAndWhatIsNotPlanned() {
        JobStatus fresh = new JobStatus(
                "backup orders",
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse("2026-11-21T03:00:00Z")),
                Optional.empty(),
                Optional.empty());
        JobStatus lost = new JobStatus(
                "maintenance orders",
                3,
                0,
                Optional.of(NOW),
                Optional.of(Duration.ZERO),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(TextRendering.of(JobsMessage.of(List.of(fresh, lost), NOW))).isEqualTo("""
                Understudy · jobs
                2 jobs run by the clock, and all is well.
                Job                 Last run      Took  Next                  Runs  Failed  Remark
                backup orders       not yet       –     2026-11-21 03:00 UTC  0     0
                maintenance orders  14:02:11 UTC  0 s   NOT PLANNED           3     0
                """);
    }

    private static JobStatus job(String name, Optional<JobStatus.Failure> failure, Optional<String> trouble) {
        return new JobStatus(
                name,
                60,
                failure.isPresent() ? 1 : 0,
                Optional.of(NOW.minusSeconds(1)),
                Optional.of(Duration.ofMillis(200)),
                Optional.of(NOW.plusSeconds(1)),
                failure,
                trouble);
    }
}
