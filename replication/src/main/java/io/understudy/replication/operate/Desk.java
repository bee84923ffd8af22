package io.understudy.replication.operate;

import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a cluster's operations are asked for, decided and run. */
public interface Desk {
    /** Inspects and plans; stores nothing. */
    default Proposal plan(Intent intent) throws InterruptedException {
        return plan(intent, Optional.empty());
    }

    /**
     * Inspects and plans; stores nothing.
     *
     * @param notBefore when it would begin; empty: at once
     */
    Proposal plan(Intent intent, Optional<Instant> notBefore) throws InterruptedException;

    /** Stores a plan as a new operation that waits for approval, and begins as soon as it has it. */
    default Operation propose(Plan plan, Person requester, String channel) {
        return propose(plan, requester, channel, Optional.empty());
    }

    /**
     * Stores a plan as a new operation that waits for approval.
     *
     * @param notBefore when it is to begin once it is approved; empty: at once. Everything is judged again then
     */
    Operation propose(Plan plan, Person requester, String channel, Optional<Instant> notBefore);

    /**
     * A click on Approve by somebody with the right role. Judged and stored at once; the plan runs on its own thread.
     *
     * @param typed what was typed beside the button; empty if nothing
     */
    Decision approve(long operation, Person by, String typed);

    /** A click on Reject. The requester may take back what is asked for. */
    Decision reject(long operation, Person by);

    /**
     * Stops an operation, by somebody who may. What waits is over at once; what runs stops in its step or after it, and
     * takes back what it did. Refused once the point of no return is passed.
     */
    Decision cancel(long operation, Person by);

    /**
     * Lets a standby stand still for the bot's own reading, as the configuration allows it: asked for and approved by the bot
     * itself, then an operation like any other. Returns before it ran; it ends by itself, or by {@link #release}, or at the
     * start of a bot that does not know it.
     */
    Decision hold(Intent.HoldReplay intent, String channel) throws InterruptedException;

    /** Ends what {@link #hold} began, at once or as soon as that can be done; nothing happens if it has ended already. */
    void release(long hold);

    /** The operation that is approved, or may yet be, to begin at a later time. */
    Optional<Operation> scheduled();

    /** One operation of this cluster. */
    Optional<Operation> find(long operation);

    /** Goes on with what a stopped bot left running, and ends what expired meanwhile. */
    void resume();

    /**
     * Ends previews that nobody decided in time and pauses of ours whose time is over, begins what was scheduled, reminds
     * of it shortly before, and goes on with what a failing store stopped. Called every few seconds.
     */
    void expireOverdue();

    List<Operation> recent(int limit);

    /** What became of a click. */
    sealed interface Decision {
        /** It counted. */
        record Accepted(Operation operation) implements Decision {}

        /** It did not; nothing changed. {@code reason} is a whole sentence for the person who clicked. */
        record NotAccepted(String reason) implements Decision {}
    }
}
