package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.maintenance.MaintenanceWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("story-17")
class StoredMaintenanceTest {
    @TempDir
    Path directory;

    private Rig rig;
    private Store store;
    private MaintenanceStore maintenance;

    @BeforeEach
    void open() {
        rig = new Rig(directory);
        store = rig.open();
        maintenance = store.maintenance();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void comesBackEqualAfterARestart() {
        MaintenanceWindow node = maintenance.begin(window("orders", Optional.of("db2")));
        MaintenanceWindow cluster = maintenance.begin(window("orders", Optional.empty()));
        maintenance.begin(window("users", Optional.empty()));
        store.close();
        open();
        assertThat(maintenance.open("orders")).containsExactly(node, cluster);
        assertThat(node.id()).isEqualTo(1);
        assertThat(cluster.target()).isEqualTo("orders");
    }

    @Test
    void endsOnce() {
        MaintenanceWindow window = maintenance.begin(window("orders", Optional.of("db2")));
        assertThat(maintenance.end(window.id(), Rig.NOON)).contains(window);
        assertThat(maintenance.end(window.id(), Rig.NOON)).isEmpty();
        assertThat(maintenance.open("orders")).isEmpty();
        assertThat(maintenance.begin(window("orders", Optional.of("db2"))).id()).isEqualTo(2);
    }

    private static MaintenanceWindow window(String cluster, Optional<String> node) {
        return new MaintenanceWindow(
                0, cluster, node, Rig.ALICE, "#db", "new disks", Rig.NOON, Rig.NOON.plus(Duration.ofHours(2)));
    }
}
