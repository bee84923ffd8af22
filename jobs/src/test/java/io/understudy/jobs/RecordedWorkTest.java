package io.understudy.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordedWorkTest {
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static final Clock STILL = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void nothingIsOnRecordBeforeTheFirstRun() {
        JobHistory history = new RecordedWork("check orders", () -> {}, STILL).history();
        assertThat(history).isEqualTo(JobHistory.none("check orders"));
    }

    @Test
    @Tag("F51")
    void noExceptionEscapesAndEachIsCounted() {
        AtomicBoolean broken = new AtomicBoolean(true);
        RecordedWork work = new RecordedWork(
                "check orders",
                () -> {
                    if (broken.get()) {
                        throw new StackOverflowError("deep");
                    }
                },
                STILL);
        work.run();
        work.run();
        broken.set(false);
        work.run();
        JobHistory.Failure failure = new JobHistory.Failure(NOW, "java.lang.StackOverflowError: deep");
        assertThat(work.history())
                .isEqualTo(new JobHistory(
                        "check orders",
                        3,
                        2,
                        Optional.of(NOW),
                        Optional.of(Duration.ZERO),
                        Optional.of(failure),
                        Optional.of(NOW),
                        Optional.of(Duration.ZERO),
                        Optional.empty()));
    }

    @Test
    void anInterruptIsTheBotStoppingAndNoFailure() {
        RecordedWork work = new RecordedWork(
                "check orders",
                () -> {
                    throw new InterruptedException();
                },
                STILL);
        work.run();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(work.history().failures()).isZero();
        assertThat(work.history().running()).isEmpty();
    }

    @Test
    void whileItRunsItsThreadIsKnown() {
        AtomicReference<JobHistory> seen = new AtomicReference<>();
        AtomicReference<RecordedWork> self = new AtomicReference<>();
        RecordedWork work =
                new RecordedWork("check orders", () -> seen.set(self.get().history()), STILL);
        self.set(work);
        work.run();
        assertThat(seen.get().running())
                .contains(new JobHistory.Run(NOW, Thread.currentThread().getName()));
        assertThat(work.history().running()).isEmpty();
    }
}
