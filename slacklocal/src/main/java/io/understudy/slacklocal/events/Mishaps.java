package io.understudy.slacklocal.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What goes wrong on the way to the app, as a test scripts it; all is well at first. */
public final class Mishaps {
    private boolean twice;
    private int toLose;
    private int toHold;
    private Duration delay = Duration.ZERO;
    private final List<Runnable> held = new ArrayList<>();

    /** Whether each event is delivered twice, at once, in envelopes of their own. */
    public synchronized void deliverTwice(boolean wanted) {
        twice = wanted;
    }

    /** How long each event takes. */
    public synchronized void delay(Duration each) {
        delay = each;
    }

    /** So many next events are never delivered. */
    public synchronized void loseNext(int count) {
        toLose = count;
    }

    /** Keeps so many next events until all of them are there, then delivers the last one first. */
    public synchronized void reverseNext(int count) {
        toHold = count;
    }

    /** Runs what delivers an event as often and as late as it shall be. */
    void route(Runnable delivery) {
        for (Runnable due : due(delivery)) {
            pace().execute(due);
        }
    }

    private synchronized Executor pace() {
        return delay.isZero()
                ? Runnable::run
                : CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized List<Runnable> due(Runnable delivery) {
        if (toLose > 0) {
            toLose--;
            return List.of();
        }
        if (toHold == 0) {
            return copies(delivery);
        }
        toHold--;
        held.addAll(copies(delivery));
        if (toHold > 0) {
            return List.of();
        }
        List<Runnable> backwards = new ArrayList<>(held);
        held.clear();
        Collections.reverse(backwards);
        return backwards;
    }

    private List<Runnable> copies(Runnable delivery) {
        return Collections.nCopies(twice ? 2 : 1, delivery);
    }
}
