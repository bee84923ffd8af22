package io.understudy.commands.deliver;

import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.MessageBoard.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows on one platform what is on the board. The board is asked what is new at the start and after every put; whoever puts
 * does not wait for it. Lanes go each at its own pace, as many at the same time as the executor has threads.
 *
 * <p>Waits are the executor's, not the clock's: a clock that jumps makes nobody wait longer.
 */
public final class Deliverer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final Duration READ_AGAIN = Duration.ofSeconds(5);

    private final MessageBoard board;
    private final String platform;
    private final Backlog backlog = new Backlog();
    private final BoardReader reader;
    private final SettledMark mark;
    private final Delays delays;
    private final Lanes lanes;
    private final AtomicInteger signals = new AtomicInteger();
    private Optional<Subscription> subscription = Optional.empty();

    /**
     * Does nothing until {@link #start}.
     *
     * @param threads one for each lane that may call at the same time; shut down by {@link #close}
     */
    public Deliverer(
            MessageBoard board,
            Courier courier,
            Deliveries deliveries,
            InstantSource clock,
            ScheduledExecutorService threads,
            Pace pace) {
        this.board = board;
        platform = courier.platform();
        reader = new BoardReader(board, courier, deliveries, clock);
        mark = new SettledMark(backlog, deliveries, platform);
        delays = new Delays(threads);
        lanes = new Lanes(backlog, new Attempt(courier, deliveries), mark, clock, delays, pace);
    }

    /**
     * Goes on where the platform was left; what is put on the board from now on is shown. The first of all starts shows
     * nothing of what the board has.
     */
    public synchronized void start() {
        backlog.beginAt(reader.begin());
        subscription = Optional.of(board.subscribe(message -> signal()));
        signal();
    }

    /** Since when the oldest message waits that is not shown in its newest wording; empty when nothing waits. */
    public Optional<Instant> undeliveredSince() {
        return backlog.oldest();
    }

    /** Reads once, however many signals come while another reading is due. */
    private void signal() {
        if (signals.getAndIncrement() == 0) {
            delays.now(this::read);
        }
    }

    private void read() {
        int answered;
        do {
            answered = signals.get();
            readOnce();
        } while (!signals.compareAndSet(answered, 0));
    }

    private void readOnce() {
        try {
            reader.readInto(backlog);
            mark.move();
            lanes.dispatch();
        } catch (RuntimeException e) {
            LOG.error("Cannot read what is new for {}; tried again in {} s", platform, READ_AGAIN.toSeconds(), e);
            delays.after(READ_AGAIN, this::signal);
        }
    }

    /** Calls that run end, and what became of them is stored; all else waits for the next start. */
    @Override
    public synchronized void close() {
        subscription.ifPresent(Subscription::close);
        try {
            if (!lanes.close()) {
                LOG.warn("A call to {} did not end in time: its message may be shown again", platform);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delays.stop();
    }
}
