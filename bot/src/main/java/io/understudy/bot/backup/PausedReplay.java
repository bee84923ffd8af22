package io.understudy.bot.backup;

import io.understudy.backup.dump.ReplayHold;
import io.understudy.replication.operate.Desk;
import io.understudy.replication.operate.Desk.Decision;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.operate.Pause;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.Intent;
import java.time.Duration;

/**
 * Holds replay still by an ordinary operation of the cluster's: so it has its lease, outlives no bot, is ended first by a
 * promotion, and stands in the audit and in the status.
 */
record PausedReplay(Desk desk, String channel, Pause pause) implements ReplayHold {
    private static final Duration POLL = Duration.ofMillis(100);
    /** A pause comes between two records; where none comes to its end for so long, other operations should not wait for it. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static final Person BOT = new Person("understudy", "understudy", "Understudy");

    @Override
    public Hold pause(String name, String node, Duration longest) throws InterruptedException {
        Decision decision = desk.hold(new Intent.HoldReplay(name, node, longest, "a backup reads it"), channel);
        if (decision instanceof Decision.NotAccepted refused) {
            return new NotHeld(refused.reason());
        }
        Operation hold = ((Decision.Accepted) decision).operation();
        boolean held = false;
        try {
            held = awaited(hold.id()) == OperationState.COMPLETED;
        } finally {
            if (!held) {
                desk.cancel(hold.id(), BOT);
                desk.release(hold.id());
            }
        }
        return held
                ? new Held(() -> desk.release(hold.id()))
                : new NotHeld("replay on " + node + " could not be paused; request " + hold.id() + " says why");
    }

    private OperationState awaited(long hold) throws InterruptedException {
        OperationState state = desk.find(hold).orElseThrow().state();
        for (Duration waited = Duration.ZERO;
                !state.ended() && waited.compareTo(LONGEST_WAIT) < 0;
                waited = waited.plus(POLL)) {
            pause.of(POLL);
            state = desk.find(hold).orElseThrow().state();
        }
        return state;
    }
}
