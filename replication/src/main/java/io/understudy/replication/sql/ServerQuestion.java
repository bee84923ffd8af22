package io.understudy.replication.sql;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.ServerFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One row about the server itself, in either role: what would fail in the other role stands behind a CASE.
 *
 * <p>Source: PostgreSQL manual, "System Administration Functions": Recovery Information, Control Data.
 */
final class ServerQuestion {
    private ServerQuestion() {}

    /** The row: what both roles have, and what only one of them has. */
    record Answer(
            boolean inRecovery,
            ServerFacts facts,
            Optional<Lsn> current,
            Optional<Lsn> received,
            Optional<Lsn> replayed,
            Optional<Instant> lastReplayedCommit,
            Optional<ReplayPause> pause,
            Duration applyDelay,
            boolean hasRestoreCommand,
            Optional<String> upstreamSlot) {}

    static String sql(int majorVersion) {
        return """
                SELECT pg_catalog.pg_is_in_recovery() AS in_recovery,
                       system.system_identifier,
                       pg_catalog.current_setting('server_version_num')::pg_catalog.int4 AS version_number,
                       pg_catalog.split_part(pg_catalog.current_setting('server_version'), ' ', 1) AS version,
                       CASE WHEN pg_catalog.pg_is_in_recovery()
                            THEN GREATEST(recovery.min_recovery_end_timeline, checkpoint.timeline_id,
                                          (SELECT received_tli FROM pg_catalog.pg_stat_wal_receiver))
                            ELSE ('x' || pg_catalog.substr(pg_catalog.pg_walfile_name(
                                    pg_catalog.pg_current_wal_flush_lsn()), 1, 8))::bit(32)::pg_catalog.int4
                       END AS timeline,
                       checkpoint.timeline_id AS control_timeline,
                       pg_catalog.pg_postmaster_start_time() AS started_at,
                       (SELECT pg_catalog.min(backend_start) FROM pg_catalog.pg_stat_activity
                         WHERE backend_type = 'checkpointer') AS processes_since,
                       pg_catalog.clock_timestamp() AS clock,
                       pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE') AS sees_statistics,
                       CASE WHEN pg_catalog.pg_has_role('pg_read_all_settings', 'USAGE')
                            THEN pg_catalog.current_setting('data_directory')
                       END AS data_directory,
                       CASE WHEN NOT pg_catalog.pg_is_in_recovery()
                            THEN pg_catalog.pg_current_wal_flush_lsn()
                       END AS current_lsn,
                       pg_catalog.pg_last_wal_receive_lsn() AS received,
                       pg_catalog.pg_last_wal_replay_lsn() AS replayed,
                       pg_catalog.pg_last_xact_replay_timestamp() AS last_replayed_commit,
                       CASE WHEN pg_catalog.pg_is_in_recovery() THEN %s END AS pause,
                       EXTRACT(epoch FROM pg_catalog.current_setting('recovery_min_apply_delay')::interval)
                           AS apply_delay,
                       pg_catalog.current_setting('restore_command') <> '' AS has_restore_command,
                       pg_catalog.current_setting('primary_slot_name') AS upstream_slot
                  FROM pg_catalog.pg_control_system() AS system,
                       pg_catalog.pg_control_checkpoint() AS checkpoint,
                       pg_catalog.pg_control_recovery() AS recovery""".formatted(pauseState(majorVersion));
    }

    /** The pause state came with 14; before, a request could not be told from its effect. */
    static String pauseState(int majorVersion) {
        return majorVersion >= 14
                ? "pg_catalog.pg_get_wal_replay_pause_state()"
                : "CASE WHEN pg_catalog.pg_is_wal_replay_paused() THEN 'paused' ELSE 'not paused' END";
    }

    static Answer read(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new SQLException("wanted one row about the server, found none");
        }
        return new Answer(
                rows.getBoolean("in_recovery"),
                facts(rows),
                Columns.lsn(rows, "current_lsn"),
                Columns.lsn(rows, "received"),
                Columns.lsn(rows, "replayed"),
                Columns.instant(rows, "last_replayed_commit"),
                Columns.text(rows, "pause").map(ServerQuestion::pause),
                Columns.present(Columns.seconds(rows, "apply_delay"), "recovery_min_apply_delay"),
                rows.getBoolean("has_restore_command"),
                Columns.text(rows, "upstream_slot"));
    }

    private static ServerFacts facts(ResultSet row) throws SQLException {
        return new ServerFacts(
                row.getLong("system_identifier"),
                row.getInt("version_number"),
                row.getString("version"),
                row.getInt("timeline"),
                row.getInt("control_timeline"),
                Columns.present(Columns.instant(row, "started_at"), "pg_postmaster_start_time()"),
                Columns.present(Columns.instant(row, "clock"), "clock_timestamp()"),
                row.getBoolean("sees_statistics"),
                Columns.text(row, "data_directory"),
                Columns.instant(row, "processes_since"));
    }

    /** An unknown word counts as paused: the milder reading could hide a standby that stands still. */
    static ReplayPause pause(String state) {
        return switch (state) {
            case "not paused" -> ReplayPause.NOT_PAUSED;
            case "pause requested" -> ReplayPause.PAUSE_REQUESTED;
            default -> ReplayPause.PAUSED;
        };
    }
}
