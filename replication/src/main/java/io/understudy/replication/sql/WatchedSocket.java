package io.understudy.replication.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * The socket of one kept connection: its owner's while a question is asked, the watch's while it rests. A server says
 * nothing to a resting session but that it ends: whatever arrives meanwhile means that the connection is lost.
 */
final class WatchedSocket {
    private enum Use {
        ASKING,
        RESTING,
        LOST
    }

    private final SocketChannel channel;
    private final ConnectionWatch watch;
    private final Runnable lost;
    private Use use = Use.ASKING;
    private SelectionKey key;

    /** @param lost called once, on the watch's thread: it must not block */
    WatchedSocket(SocketChannel channel, ConnectionWatch watch, Runnable lost) {
        this.channel = channel;
        this.watch = watch;
        this.lost = lost;
    }

    /** No question is on its way: from now on it is watched. */
    synchronized void rest() {
        if (use == Use.ASKING) {
            use = Use.RESTING;
            watch.add(this);
        }
    }

    /** Takes it out of the watch, blocking again as the driver wants it; false if it was lost meanwhile. */
    synchronized boolean take() {
        if (use == Use.RESTING) {
            use = Use.ASKING;
            takeBack();
        }
        return use == Use.ASKING;
    }

    /** By the watch's thread; false if the selector has not forgotten an earlier key yet: come again. */
    synchronized boolean watchedBy(Selector selector) throws IOException {
        if (use != Use.RESTING || key != null) {
            return true;
        }
        try {
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
            return true;
        } catch (CancelledKeyException notForgottenYet) {
            channel.configureBlocking(true);
            return false;
        }
    }

    /** By the watch's thread: something arrived, if only the end. */
    void arrived() {
        synchronized (this) {
            if (use != Use.RESTING) {
                return;
            }
            use = Use.LOST;
            takeBack();
        }
        lost.run();
    }

    /** After it was closed: the system lets go of a socket only when no selector knows it any more. */
    void forget() {
        watch.flush();
    }

    private void takeBack() {
        if (key == null) {
            return;
        }
        key.cancel();
        key = null;
        try {
            channel.configureBlocking(true);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
