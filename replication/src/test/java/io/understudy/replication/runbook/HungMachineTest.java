package io.understudy.replication.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Remembered;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.host.HostFailure;
import io.understudy.replication.host.Output;
import io.understudy.replication.host.Patience;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.plan.LastBackup;
import io.understudy.replication.watch.StatusReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Machines and servers that never answer: every investigation ends, and says what it does not know. */
final class HungMachineTest {
    private static final Duration EACH = Duration.ofMillis(60);
    private static final Duration WHOLE = Duration.ofMillis(300);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static IllegalStateException hang() {
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts down");
        } catch (InterruptedException ended) {
            return new IllegalStateException("interrupted", ended);
        }
    }

    /** Takes commands and never answers, until its caller gives up. */
    private final class Hung implements Host {
        @Override
        public String name() {
            return "hung";
        }

        @Override
        public String loginUser() {
            return "postgres";
        }

        @Override
        public CommandResult run(Argv command, Duration deadline, String input, Output output) {
            asked.incrementAndGet();
            try {
                new CountDownLatch(1).await();
                throw new AssertionError("nobody counts down");
            } catch (InterruptedException ended) {
                throw new HostException(new HostFailure.Cancelled(name(), command), ended);
            }
        }

        @Override
        public void close() {}
    }

    private Investigation investigate(Callable<StatusReport> look, Runbook runbook) {
        ClusterAssessment judged = judged();
        RunbookSources sources = new RunbookSources(
                judged.view().spec(),
                look,
                () -> Remembered.NOTHING,
                node -> {
                    throw hang();
                },
                node -> {
                    throw hang();
                },
                node -> {
                    throw hang();
                },
                node -> {
                    throw hang();
                },
                node -> new Autostart.Unknown("hung"),
                node -> new Hung(),
                List::of,
                () -> Optional.of(new LastBackup("shop-1", Sketch.NOON, Sketch.NOON, Optional.empty())),
                threads,
                () -> Sketch.NOON);
        return new RunbookInvestigator(sources, EACH, WHOLE).investigate(Situation.about(runbook));
    }

    private static ClusterAssessment judged() {
        return new Sketch()
                .judge(
                        new PrimarySketch("db1").seen(),
                        new StandbySketch("db2").withoutReceiver().seen());
    }

    private static StatusReport report() {
        return new StatusReport(judged(), Map.of(), Map.of());
    }

    @Test
    void aMachineThatHangsMakesItsStepsUnknownAndLeavesTheOthers() {
        Investigation found = investigate(HungMachineTest::report, Runbook.STREAM);

        assertThat(Situation.words(found))
                .anyMatch(step -> step.startsWith("Whether the bot reaches db2 — Fine"))
                .anyMatch(step -> step.startsWith(
                        "Whether the machine of db2 reaches the port of db1 — Unknown: No answer within"))
                .anyMatch(step -> step.startsWith("What the log of db2 says — Unknown: No answer within"))
                .anyMatch(step -> step.startsWith("What to do — ByHand"));
        assertThat(asked).as("a machine that hangs is asked once").hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(Runbook.class)
    void everyInvestigationEndsInTimeThoughNothingAnswers(Runbook runbook) {
        long began = System.nanoTime();

        Investigation found = investigate(
                () -> {
                    throw hang();
                },
                runbook);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Patience.of(Duration.ofSeconds(3)));
        assertThat(found.steps()).isNotEmpty().noneMatch(step -> step.finding() instanceof Finding.Trouble);
    }
}
