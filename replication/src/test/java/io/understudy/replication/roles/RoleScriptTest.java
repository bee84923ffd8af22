package io.understudy.replication.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoleScriptTest {

    private static final RoleNames NAMES = new RoleNames("watcher", "operator", "replicator", "dumper");

    @Test
    void onFifteenGrantsEachRoleWhatItNeeds() {
        assertThat(String.join(";\n", new RoleScript(15, NAMES).statements())).isEqualTo("""
                        CREATE ROLE "watcher" LOGIN;
                        GRANT pg_monitor TO "watcher";
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_show_all_file_settings() TO "watcher";
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_hba_file_rules() TO "watcher";
                        CREATE ROLE "operator" LOGIN REPLICATION;
                        GRANT pg_monitor, pg_signal_backend TO "operator";
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_promote(boolean, integer) TO "operator";
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_wal_replay_pause() TO "operator";
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_wal_replay_resume() TO "operator";
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_reload_conf() TO "operator";
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_switch_wal() TO "operator";
                        GRANT pg_checkpoint TO "operator";
                        GRANT ALTER SYSTEM ON PARAMETER primary_conninfo, primary_slot_name, wal_retrieve_retry_interval, wal_sender_timeout, synchronous_standby_names TO "operator";
                        CREATE ROLE "replicator" LOGIN REPLICATION;
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text, boolean, boolean) TO "replicator";
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_stat_file(text, boolean) TO "replicator";
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_binary_file(text) TO "replicator";
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_binary_file(text, bigint, bigint, boolean) TO "replicator";
                        CREATE ROLE "dumper" LOGIN;
                        GRANT pg_read_all_data TO "dumper";
                        GRANT pg_read_all_settings TO "dumper";
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_hba_file_rules() TO "dumper\"""");
    }

    @Test
    void leavesOutWhatOlderVersionsDoNotKnow() {
        List<String> thirteen = new RoleScript(13, NAMES).statements();
        assertThat(thirteen).noneMatch(statement -> statement.contains("pg_checkpoint"));
        assertThat(thirteen).noneMatch(statement -> statement.contains("ALTER SYSTEM"));
        assertThat(thirteen).noneMatch(statement -> statement.contains("pg_read_all_data"));
        assertThat(new RoleScript(14, NAMES).statements()).contains("GRANT pg_read_all_data TO \"dumper\"");
    }

    @Test
    void quotesNamesAndPasswords() {
        assertThat(RoleScript.password("a\"b", "c'd\\e")).isEqualTo("ALTER ROLE \"a\"\"b\" PASSWORD E'c''d\\\\e'");
    }
}
