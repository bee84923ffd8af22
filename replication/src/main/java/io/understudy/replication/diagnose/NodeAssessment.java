package io.understudy.replication.diagnose;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.Slot;
import java.util.Optional;

/** What one observation means beside the others of its sweep. */
public sealed interface NodeAssessment {
    String node();

    /** The only node out of recovery. */
    record ThePrimary(NodeObservation.Primary seen) implements NodeAssessment {
        @Override
        public String node() {
            return seen.node();
        }
    }

    /**
     * Every other node.
     *
     * @param why the decisive finding, for people; empty when the state says it all
     * @param lag empty when either end was not seen
     * @param slot the slot on the primary that it streams through
     * @param syncState async, potential, sync or quorum; empty when not connected
     */
    record AStandby(
            NodeObservation seen,
            StandbyState state,
            Optional<String> why,
            Optional<Lag> lag,
            CatchUp catchUp,
            Optional<Slot> slot,
            Optional<String> syncState)
            implements NodeAssessment {
        @Override
        public String node() {
            return seen.node();
        }

        AStandby in(StandbyState other) {
            return new AStandby(seen, other, why, lag, catchUp, slot, syncState);
        }
    }
}
