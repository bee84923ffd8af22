package io.understudy.replication.diagnose;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.Unknown;

/** The state of a node that said nothing of itself. */
final class SilentNode {
    private SilentNode() {}

    static Finding finding(NodeObservation seen) {
        if (seen instanceof Down down) {
            StandbyState state = down.reason() == DownReason.STARTING ? StandbyState.STARTING : StandbyState.DOWN;
            return Finding.of(state, down.reason().words());
        }
        if (seen instanceof Unknown unknown) {
            return Finding.of(StandbyState.UNREACHABLE, unknown.reason().words());
        }
        throw new IllegalArgumentException("wanted a node that did not answer, found " + seen);
    }
}
