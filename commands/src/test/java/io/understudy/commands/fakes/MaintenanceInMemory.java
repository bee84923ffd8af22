package io.understudy.commands.fakes;

import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.maintenance.MaintenanceWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Times of maintenance as the real store keeps them, without its file. */
public final class MaintenanceInMemory implements MaintenanceStore {
    private final List<MaintenanceWindow> open = new ArrayList<>();
    private long newest;

    @Override
    public synchronized MaintenanceWindow begin(MaintenanceWindow window) {
        newest++;
        MaintenanceWindow kept = new MaintenanceWindow(
                newest,
                window.cluster(),
                window.node(),
                window.owner(),
                window.channel(),
                window.reason(),
                window.beganAt(),
                window.endsAt());
        open.add(kept);
        return kept;
    }

    @Override
    public synchronized List<MaintenanceWindow> open(String cluster) {
        return open.stream().filter(one -> one.cluster().equals(cluster)).toList();
    }

    @Override
    public synchronized Optional<MaintenanceWindow> end(long id, Instant at) {
        Optional<MaintenanceWindow> found =
                open.stream().filter(one -> one.id() == id).findFirst();
        found.ifPresent(open::remove);
        return found;
    }
}
