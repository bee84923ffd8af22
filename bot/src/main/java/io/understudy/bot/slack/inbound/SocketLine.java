package io.understudy.bot.slack.inbound;

import com.slack.api.Slack;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One websocket to Slack, from its opening to its end. It is the SDK's, without what the SDK does about one that broke:
 * it would look every five seconds only, and answer on the new one what had come on the old. Safe for any thread.
 */
final class SocketLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLine.class);

    private final SocketModeClient client;
    private final CountDownLatch greetedOrCut = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean up;
    private volatile String trouble = "it was closed";

    private SocketLine(Slack slack, String appToken, String url, BiConsumer<String, SocketLine> messages)
            throws URISyntaxException {
        if (url == null) {
            throw new URISyntaxException("", "none");
        }
        this.client = new SocketModeClientJavaWSImpl(
                slack, appToken, url, 0, new Inbox(text -> messages.accept(text, this)), false, false, 0);
        client.addWebSocketCloseListener((code, reason) -> cut("closed with code " + code));
        client.addWebSocketErrorListener(problem -> trouble = String.valueOf(problem.getMessage()));
    }

    /**
     * Opens one.
     *
     * @param url as Slack gave it; for once only
     * @param messages takes each message with its line, and returns at once
     * @param limit how long Slack may take to greet
     * @throws IOException if there is no connection after that time; says why
     */
    static SocketLine open(
            Slack slack, String appToken, String url, BiConsumer<String, SocketLine> messages, Duration limit)
            throws IOException, InterruptedException {
        try {
            SocketLine line = new SocketLine(slack, appToken, url, messages);
            line.open(limit);
            return line;
        } catch (URISyntaxException e) {
            throw new IOException("wanted an address for a websocket, found '" + e.getReason() + "'", e);
        }
    }

    private void open(Duration limit) throws IOException, InterruptedException {
        try {
            client.connect();
            boolean heard = greetedOrCut.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            // One that does not greet and yet answers is as good.
            up = over.getCount() > 0 && (heard || client.verifyConnection());
        } finally {
            if (!up) {
                close();
            }
        }
        if (!up) {
            throw new IOException("the websocket did not open (" + trouble + ")");
        }
    }

    /** Slack says hello: from now on it sends events. */
    void greeted() {
        greetedOrCut.countDown();
    }

    /** Slack will close it, or has: another one is wanted. */
    void leave(String reason) {
        trouble = reason;
        over.countDown();
    }

    private void cut(String reason) {
        up = false;
        leave(reason);
        greetedOrCut.countDown();
    }

    /** Whether events come over it. */
    boolean isUp() {
        return up;
    }

    /** Why it is over, the middle of a sentence. */
    String trouble() {
        return trouble;
    }

    /** Waits for its end; whether that came within the time. */
    boolean isOverWithin(Duration time) throws InterruptedException {
        return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks the other side for a sign of life; takes up to three seconds if there is none. */
    boolean answers() {
        return client.verifyConnection();
    }

    /** Answers an event that came over this line; a line that is gone takes no answer, and Slack sends the event again. */
    void send(String text) {
        try {
            client.sendWebSocketMessage(text);
        } catch (RuntimeException e) {
            LOG.info("an event was not acknowledged, since its connection is gone; Slack sends it again");
        }
    }

    @Override
    public void close() {
        up = false;
        over.countDown();
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("a websocket did not close well", e);
        }
    }

    /** Hands on what comes at once, where the SDK would look into a queue a thousand times a second. */
    private record Inbox(Consumer<String> messages) implements SocketModeMessageQueue {
        @Override
        public void add(String message) {
            messages.accept(message);
        }

        @Override
        public String poll() {
            return null;
        }
    }
}
