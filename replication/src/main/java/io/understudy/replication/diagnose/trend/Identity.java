package io.understudy.replication.diagnose.trend;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.WarmStandby;
import io.understudy.replication.observe.ServerFacts;
import java.util.Optional;

/**
 * Who a node is, by its last answer, and who it was before it last changed.
 *
 * @param role empty until it first answered
 * @param facts empty until it first answered a question
 */
record Identity(Optional<Role> role, Optional<ServerFacts> facts, Optional<Turn> turn) {
    static final Identity UNKNOWN = new Identity(Optional.empty(), Optional.empty(), Optional.empty());

    /** A node that does not answer stays who it was. */
    Identity after(NodeObservation seen) {
        if (seen instanceof WarmStandby) {
            return new Identity(Optional.of(Role.STANDBY), facts, turn);
        }
        return seen.server().map(now -> answered(seen, now)).orElse(this);
    }

    private Identity answered(NodeObservation seen, ServerFacts now) {
        Role roleNow = seen instanceof Primary ? Role.PRIMARY : Role.STANDBY;
        Optional<Turn> newest =
                facts.flatMap(before -> Turn.between(role.orElseThrow(), before, roleNow, now, seen.at()));
        return new Identity(Optional.of(roleNow), Optional.of(now), newest.or(() -> turn));
    }
}
