package io.understudy.replication.maintenance;

import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * A time without alerts about a cluster or one of its nodes. It always has an end.
 *
 * @param node empty: the whole cluster
 * @param owner who wanted it
 * @param channel where its owner and others are told
 * @param reason in the owner's words; never empty
 * @param endsAt the first moment that does not belong to it
 */
public record MaintenanceWindow(
        long id,
        String cluster,
        Optional<String> node,
        Person owner,
        String channel,
        String reason,
        Instant beganAt,
        Instant endsAt) {

    /** {@code orders/db2}, or {@code orders} where the whole cluster is meant. */
    public String target() {
        return cluster + node.map(name -> "/" + name).orElse("");
    }

    /** Also before its beginning, which only a clock that was set back can see. */
    public boolean isOn(Instant now) {
        return now.isBefore(endsAt);
    }
}
