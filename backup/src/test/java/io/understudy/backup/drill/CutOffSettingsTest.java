package io.understudy.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CutOffSettingsTest {
    private static final Path HERE = Path.of("/var/lib/it's/scratch");

    @Test
    void takesOverWhatRecoveryDemandsAndNothingElse() {
        StandbyFacts source = source(150_018, Map.of("max_connections", "300", "wal_level", "logical"));

        assertThat(new CutOffSettings(source, HERE).text().lines())
                .startsWith("wal_level = 'logical'", "max_connections = '300'", "hot_standby = 'on'")
                .contains("unix_socket_directories = '/var/lib/it''s/scratch'")
                .noneMatch(line -> line.startsWith("max_active_replication_origins"));
    }

    @Test
    void letsNobodyInAndNothingOut() {
        assertThat(new CutOffSettings(source(150_018, Map.of()), HERE).text().lines())
                .contains(
                        "listen_addresses = ''",
                        "primary_conninfo = ''",
                        "primary_slot_name = ''",
                        "restore_command = ''",
                        "archive_mode = 'off'",
                        "archive_command = ''",
                        "shared_preload_libraries = ''",
                        "max_logical_replication_workers = '0'");
    }

    @Test
    void silencesLoginTriggersWhereTheyExist() {
        assertThat(new CutOffSettings(source(150_018, Map.of()), HERE).text()).doesNotContain("event_triggers");
        assertThat(new CutOffSettings(source(170_002, Map.of()), HERE).text()).contains("event_triggers = 'off'");
    }

    static StandbyFacts source(int version, Map<String, String> settings) {
        return new StandbyFacts(7, version, true, "postgres", 1_000_000, 100_000, settings, List.of());
    }
}
