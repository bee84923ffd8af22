package io.understudy.replication.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears at once when a kept connection breaks that nobody asks over: a killed server is noticed in milliseconds, not at the
 * next look. One thread and one selector for all nodes of all clusters.
 */
public final class ConnectionWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
    private final Selector selector;
    private final Queue<WatchedSocket> resting = new ConcurrentLinkedQueue<>();

    /** Begins to listen. */
    public ConnectionWatch(ThreadFactory threads) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("wanted a selector for the kept connections, found: " + e.getMessage(), e);
        }
        threads.newThread(this::listen).start();
    }

    void add(WatchedSocket socket) {
        resting.add(socket);
        selector.wakeup();
    }

    /** Lets the selector forget what was taken from it. */
    void flush() {
        selector.wakeup();
    }

    private void listen() {
        while (selector.isOpen()) {
            try {
                selector.select(ConnectionWatch::arrived);
                if (selector.isOpen()) {
                    addWaiting();
                }
            } catch (ClosedSelectorException stopped) {
                return;
            } catch (IOException | RuntimeException failure) {
                LOG.error("A kept connection could not be watched; the steady looks go on", failure);
            }
        }
    }

    private static void arrived(SelectionKey key) {
        ((WatchedSocket) key.attachment()).arrived();
    }

    private void addWaiting() throws IOException {
        for (int left = resting.size(); left > 0; left--) {
            WatchedSocket socket = resting.remove();
            if (!socket.watchedBy(selector)) {
                add(socket);
            }
        }
    }

    /** Connections stay open; nobody listens any more. */
    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
