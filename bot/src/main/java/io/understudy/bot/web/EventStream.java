package io.understudy.bot.web;

import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One client's stream. The board's threads only raise a signal; this one's thread then reads from the board what is new
 * since the last event. So nothing queues up for a slow client: it gets each message's newest wording when it is ready.
 */
final class EventStream {
    private static final int PAGE = 100;
    private final MessageBoard board;
    private final Predicate<PostedMessage> visible;
    private final EventWriter out;
    private final Duration heartbeat;
    private final Semaphore news = new Semaphore(0);

    EventStream(MessageBoard board, Predicate<PostedMessage> visible, EventWriter out, Duration heartbeat) {
        this.board = board;
        this.visible = visible;
        this.out = out;
        this.heartbeat = heartbeat;
    }

    /** Sends what is newer than the revision, until the client has gone or the thread is interrupted. */
    void run(long since) {
        MessageBoard.Subscription subscription = board.subscribe(message -> news.release());
        try {
            out.comment("connected");
            long sent = since;
            while (!Thread.currentThread().isInterrupted()) {
                sent = sendNewer(sent);
                if (!news.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS)) {
                    out.comment("still here");
                }
                news.drainPermits();
            }
        } catch (IOException e) {
            // The client has gone, as clients do; it comes back with the id of the last event.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            subscription.close();
        }
    }

    private long sendNewer(long since) throws IOException {
        long sent = since;
        List<PostedMessage> page = board.since(sent, PAGE);
        while (!page.isEmpty()) {
            for (PostedMessage message : page) {
                if (visible.test(message)) {
                    out.message(message);
                }
                sent = message.revision();
            }
            page = board.since(sent, PAGE);
        }
        return sent;
    }
}
