package io.understudy.commands.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Place;
import io.understudy.commands.fakes.BoardInMemory;
import io.understudy.commands.fakes.DeliveriesInMemory;
import io.understudy.commands.fakes.LittlePlatform;
import io.understudy.commands.fakes.Samples;
import io.understudy.replication.host.Patience;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With real threads: what stops while a call runs, and that nothing falls between two of them. */
class DelivererThreadsTest {
    private static final int CHANNELS = 8;
    private static final int MESSAGES = 20;
    private static final int WORDINGS = 10;

    private final InstantSource clock = InstantSource.fixed(Samples.NOW);
    private final BoardInMemory board = new BoardInMemory(clock);
    private final LittlePlatform platform = new LittlePlatform(clock);
    private final DeliveriesInMemory deliveries = new DeliveriesInMemory();
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private Deliverer started(Duration closing) {
        Deliverer deliverer = new Deliverer(
                board, platform, deliveries, clock, threads, new Pace(Duration.ZERO, Duration.ofSeconds(1), closing));
        deliverer.start();
        return deliverer;
    }

    /** A deliverer whose one call is running. */
    private Deliverer calling(Duration closing) throws InterruptedException {
        platform.meet("#db", () -> {
            called.countDown();
            answer.await();
            return new Outcome.Shown(new Receipt("#db", "m1", ""));
        });
        Deliverer deliverer = started(closing);
        say("#db", "status", "HEALTHY");
        called.await();
        return deliverer;
    }

    private void say(String channel, String key, String text) {
        board.put(Draft.announcement(key, Place.in(channel), ChatMessage.plain("orders", text, Tone.GOOD)));
    }

    @Test
    void closingWaitsForTheCallThatRunsAndItsReceiptIsStored() throws InterruptedException {
        Deliverer deliverer = calling(Duration.ofMinutes(1));
        Thread closing = new Thread(deliverer::close);
        closing.start();
        Patience.await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        assertThat(deliveries.all(LittlePlatform.NAME)).isEmpty();
        answer.countDown();
        closing.join();
        assertThat(deliveries.all(LittlePlatform.NAME)).hasSize(1);
        assertThat(threads.isShutdown()).isTrue();
        assertThat(board.listeners()).isZero();
    }

    @Test
    void closingDoesNotWaitForEverForACallThatHangs() throws InterruptedException {
        calling(Duration.ofMillis(10)).close();
        assertThat(threads.awaitTermination(Patience.seconds(30).toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(deliveries.all(LittlePlatform.NAME)).isEmpty();
    }

    @Test
    void oneLanesCallThatHangsDelaysNoOther() throws InterruptedException {
        Deliverer deliverer = calling(Duration.ofMinutes(1));
        say("#ops", "other", "elsewhere");
        Patience.await().until(() -> platform.texts().equals(List.of("elsewhere")));
        answer.countDown();
        deliverer.close();
    }

    @Test
    void nothingIsLostOrShownTwiceWhenManyTalkAtTheSameTime() throws InterruptedException {
        Deliverer deliverer = started(Duration.ofMinutes(1));
        List<Thread> talkers = IntStream.range(0, CHANNELS)
                .mapToObj(number -> new Thread(() -> talk("#" + number)))
                .toList();
        talkers.forEach(Thread::start);
        for (Thread talker : talkers) {
            talker.join();
        }
        Patience.await()
                .until(() -> deliveries.settledUpTo(LittlePlatform.NAME).orElseThrow() == board.newestRevision());
        deliverer.close();
        assertThat(platform.texts())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, CHANNELS * MESSAGES)
                        .mapToObj(i -> "#" + i / MESSAGES + " " + i % MESSAGES + " final")
                        .toList());
    }

    private void talk(String channel) {
        for (int wording = 0; wording < WORDINGS; wording++) {
            for (int message = 0; message < MESSAGES; message++) {
                String text = wording == WORDINGS - 1 ? "final" : "wording " + wording;
                say(channel, channel + "/" + message, channel + " " + message + " " + text);
            }
        }
    }
}
