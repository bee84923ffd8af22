package io.understudy.bot.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.commands.desk.NotBegunException;
import io.understudy.replication.host.Patience;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T03:00:00Z"), ZoneOffset.UTC);
    private final Lanes lanes = new Lanes(clock);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void whatPeopleAskForIsRefusedWhileSomethingElseRunsForTheCluster() throws Exception {
        assertThat(begun("orders", "the drill")).isNotDone();
        assertThatThrownBy(() -> lanes.now("orders", "the backup", () -> 1))
                .isInstanceOf(NotBegunException.class)
                .hasMessageStartingWith("For orders there is the drill that began at 03:00 UTC");
        assertThat(lanes.now("billing", "the backup", () -> 1).result()).isEqualTo(1);
    }

    @Test
    void whatTheClockBeginsWaitsForItsTurn() throws Exception {
        assertThat(begun("orders", "the drill")).isNotDone();
        Future<Lanes.Ended<Integer>> nightly = threads.submit(() -> lanes.inTurn("orders", "the backup", () -> 1));
        assertThat(nightly.isDone()).isFalse();
        open.countDown();
        assertThat(nightly.get().result()).isEqualTo(1);
    }

    @Test
    void noMoreThanTwoWorkAtATimeOnTheMachine() throws Exception {
        assertThat(begun("orders", "the drill")).isNotDone();
        assertThat(begun("billing", "the drill")).isNotDone();
        Future<Lanes.Ended<Integer>> third = threads.submit(() -> lanes.now("stock", "the backup", () -> 1));
        Patience.await().until(() -> lanes.cancel("stock").isPresent());
        assertThatThrownBy(third::get).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void cancellingInterruptsWhatRunsAndNothingAfterIt() throws Exception {
        Future<Lanes.Ended<Integer>> drill = begun("orders", "the drill");
        assertThat(lanes.cancel("orders")).hasValue("the drill that began at 03:00 UTC");
        assertThat(drill.get()).isEqualTo(new Lanes.Ended<>(-1, Optional.of("cancelled in chat")));
        assertThat(lanes.cancel("orders")).isEmpty();
        assertThat(lanes.now("orders", "the backup", () -> 1).endedBy()).isEmpty();
    }

    /** Lasts until the test opens it; gives -1 if it was interrupted. */
    private Future<Lanes.Ended<Integer>> begun(String cluster, String what) {
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        Future<Lanes.Ended<Integer>> work = threads.submit(() -> {
            Lanes.Ended<Integer> ended = lanes.now(cluster, what, () -> {
                begun.complete(true);
                return lasting();
            });
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            return ended;
        });
        begun.join();
        return work;
    }

    private int lasting() {
        try {
            open.await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
