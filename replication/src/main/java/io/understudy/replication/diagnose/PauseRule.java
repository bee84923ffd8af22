package io.understudy.replication.diagnose;

import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether replay is paused, and by what. A pause that a lower setting caused reads like a person's, and resuming it
 * shuts the standby down. Source: PostgreSQL manual, "Administrator's Overview" of hot standby.
 */
final class PauseRule implements StandbyRule {
    private static final List<String> MUST_NOT_BE_LOWER = List.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    @Override
    public Optional<Finding> judge(StandbyCase standby) {
        if (standby.seen().pause() == ReplayPause.NOT_PAUSED) {
            return Optional.empty();
        }
        if (standby.ownDetails().isEmpty() || standby.primaryDetails().isEmpty()) {
            return Optional.of(Finding.of(
                    StandbyState.PAUSED_BY_USER,
                    "or by a setting lower than the primary's: the settings were not seen"));
        }
        return Optional.of(lowerSetting(
                        standby.ownDetails().get(), standby.primaryDetails().get())
                .map(why -> Finding.of(StandbyState.PAUSED_BY_PARAMETER, why))
                .orElseGet(() -> Finding.of(StandbyState.PAUSED_BY_USER)));
    }

    /** Which setting of a standby's must not be as low as it is, as a clause. */
    static Optional<String> lowerSetting(NodeDetails own, NodeDetails primarys) {
        return MUST_NOT_BE_LOWER.stream()
                .filter(name -> number(own.settings(), name) < number(primarys.settings(), name))
                .findFirst()
                .map(name -> name + " is " + own.settings().get(name) + ", the primary's "
                        + primarys.settings().get(name));
    }

    private static int number(Map<String, String> settings, String name) {
        return Integer.parseInt(settings.getOrDefault(name, "0"));
    }
}
