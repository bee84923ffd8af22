package io.understudy.replication.maintenance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where times of maintenance are kept; a restarted bot neither forgets them nor lets them last. */
public interface MaintenanceStore {
    /** Keeps a new one and gives it its number; the number that it brings is not looked at. */
    MaintenanceWindow begin(MaintenanceWindow window);

    /** Those of a cluster that nobody has ended, oldest first; also when their time is over. */
    List<MaintenanceWindow> open(String cluster);

    /** Ends it; empty if it was ended already. */
    Optional<MaintenanceWindow> end(long id, Instant at);
}
