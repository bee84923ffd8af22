package io.understudy.replication.plan;

import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.SynchronousNames;
import io.understudy.replication.observe.WalSender;
import java.util.List;
import java.util.Optional;

/** Whether the primary's commits can do without one of its standbys. */
final class Synchrony {
    private Synchrony() {}

    /**
     * The value of {@code synchronous_standby_names} that lets commits wait while this standby confirms nothing; empty
     * when they go on, or when the setting was not read.
     */
    static Optional<String> waitsFor(String standby, Inspection inspection) {
        Optional<Primary> primary = inspection.assessment().view().solePrimary();
        return primary.map(one -> inspection.details().get(one.node()))
                .map(NodeDetails::settings)
                .map(settings -> settings.getOrDefault("synchronous_standby_names", ""))
                .filter(setting -> !SynchronousNames.parse(setting).satisfiedBy(others(primary.get(), standby)));
    }

    private static List<String> others(Primary primary, String standby) {
        return primary.senders().stream()
                .filter(WalSender::isStreaming)
                .map(WalSender::applicationName)
                .filter(name -> !name.equals(standby))
                .toList();
    }
}
