package io.understudy.replication.operate;

import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Proposal;
import java.util.List;

/** Where a cluster's operations are asked for, decided and run. */
public interface Desk {
    /** Inspects and plans; stores nothing. */
    Proposal plan(Intent intent) throws InterruptedException;

    /** Stores a plan as a new operation that waits for approval. */
    Operation propose(Plan plan, Person requester, String channel);

    /**
     * A click on Approve by somebody with the right role. Judged and stored at once; the plan runs on its own thread.
     *
     * @param typed what was typed beside the button; empty if nothing
     */
    Decision approve(long operation, Person by, String typed);

    /** A click on Reject. The requester may take back what is asked for. */
    Decision reject(long operation, Person by);

    /** Goes on with what a stopped bot left running, and ends what expired meanwhile. */
    void resume();

    /**
     * Ends previews that nobody decided in time and pauses of ours whose time is over, and goes on with what a failing
     * store stopped. Called steadily.
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
