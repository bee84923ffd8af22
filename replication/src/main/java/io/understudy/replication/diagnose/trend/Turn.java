package io.understudy.replication.diagnose.trend;

import io.understudy.replication.observe.ServerFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * A node's last change of its start, its system identifier or its role.
 *
 * @param before what its server said of itself the last time before the change
 * @param roleBefore its role then
 * @param at when a look first showed the change, by the bot's clock
 */
public record Turn(ServerFacts before, Role roleBefore, Instant at) {
    /** The turn that two answers in a row show, if they show one. */
    static Optional<Turn> between(Role roleBefore, ServerFacts before, Role role, ServerFacts now, Instant at) {
        boolean same = roleBefore == role
                && before.systemIdentifier() == now.systemIdentifier()
                && before.startedAt().equals(now.startedAt());
        return same ? Optional.empty() : Optional.of(new Turn(before, roleBefore, at));
    }
}
