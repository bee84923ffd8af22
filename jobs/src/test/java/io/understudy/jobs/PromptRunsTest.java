package io.understudy.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromptRunsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final PromptRuns runs = new PromptRuns(threads);
    private final Gate gate = new Gate();
    private final Runnable work = new RecordedWork("check orders", gate, Clock.systemUTC());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aTickDuringARunIsSkipped() {
        runs.execute(work);
        await().until(() -> gate.runs() == 1);
        runs.execute(work);
        gate.open();
        AtomicInteger later = new AtomicInteger();
        await().until(() -> {
            runs.execute(later::incrementAndGet);
            return later.get() > 0;
        });
        assertThat(gate.runs()).isEqualTo(1);
    }

    @Test
    void callsDuringARunBringThreeMoreRunsHoweverManyCall() {
        runs.execute(work);
        await().until(() -> gate.runs() == 1);
        runs.soon(work);
        runs.soon(work);
        gate.open();
        AtomicInteger later = new AtomicInteger();
        await().until(() -> {
            runs.execute(later::incrementAndGet);
            return later.get() > 0;
        });
        assertThat(gate.runs()).isEqualTo(4);
    }

    @Test
    void callsThatNeverEndDoNotRunMoreOftenThanEveryTenthOfASecond() {
        gate.open();
        await().until(() -> {
            runs.soon(work);
            return gate.runs() >= 6;
        });
        assertThat(gate.millisBetween(1, 6)).isGreaterThanOrEqualTo(5 * PromptRuns.REST.toMillis() - 5);
    }

    @Test
    void aLineThatHangsHoldsUpNoOther() {
        runs.execute(work);
        await().until(() -> gate.runs() == 1);
        AtomicInteger other = new AtomicInteger();
        new PromptRuns(threads).execute(other::incrementAndGet);
        await().until(() -> other.get() == 1);
        gate.open();
    }
}
