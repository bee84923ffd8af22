package io.understudy.commands.desk;

import io.understudy.commands.parse.Command;
import io.understudy.commands.render.MaintenanceMessages;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.maintenance.MaintenanceWindow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Begins and ends times without alerts. A new one of the same cluster or node takes the place of the one before. */
final class MaintenanceHandler {
    private final MaintenanceStore store;
    private final InstantSource clock;

    MaintenanceHandler(MaintenanceStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Answer begin(Command.Maintain what, Asked asked) {
        Instant now = clock.instant();
        List<MaintenanceWindow> before = open(what.cluster(), what.node());
        MaintenanceWindow begun = store.begin(new MaintenanceWindow(
                0,
                what.cluster(),
                what.node(),
                asked.invocation().by(),
                asked.invocation().channel(),
                what.reason(),
                now,
                now.plus(what.howLong())));
        before.forEach(window -> store.end(window.id(), now));
        return new Answer.Shown(MaintenanceMessages.begun(begun, before.stream().findFirst()));
    }

    Answer end(Command.EndMaintenance what, Asked asked) {
        List<MaintenanceWindow> open = open(what.cluster(), what.node());
        open.forEach(window -> store.end(window.id(), clock.instant()));
        return open.isEmpty()
                ? new Answer.Private(MaintenanceMessages.none(what.cluster(), what.node(), store.open(what.cluster())))
                : new Answer.Shown(MaintenanceMessages.endedBy(
                        open.get(0), asked.invocation().by(), clock.instant()));
    }

    private List<MaintenanceWindow> open(String cluster, Optional<String> node) {
        return store.open(cluster).stream()
                .filter(window -> window.node().equals(node))
                .toList();
    }
}
