package io.understudy.backup.dump;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.program.ClientPrograms.Connection;
import io.understudy.replication.host.CommandResult;
import java.io.IOException;
import java.util.List;

/**
 * What the node that is dumped says of itself.
 *
 * @param replayPaused whether a standby's replay stands still already, by whoever's wish
 * @param readsRolePasswords whether the dumper may read {@code pg_authid}; if not, globals come without passwords
 * @param readsAllData whether it has {@code pg_read_all_data}, or is a superuser; true before PostgreSQL 14, which cannot say
 * @param databases those that take connections, templates left out, by name
 */
record SourceFacts(
        long systemIdentifier,
        int timeline,
        int versionNumber,
        String version,
        boolean inRecovery,
        boolean replayPaused,
        String lsn,
        boolean readsRolePasswords,
        boolean readsAllData,
        List<Database> databases) {

    /**
     * One database of the source.
     *
     * @param bytes on the server's disk; 0 if the dumper may not know
     * @param connectable whether the dumper has the right to connect to it
     */
    record Database(long oid, String name, long bytes, boolean connectable) {
        /** What its files are called: the database's own name, unless a shell or a file system could take offence at it. */
        String stem() {
            return name.matches("[a-z0-9_]{1,63}") ? name : "database-" + oid;
        }
    }

    // The control file has a timeline's number only after the checkpoint that follows a promotion.
    // JSON, because a database's name may hold every separator that a plain listing could use.
    private static final String QUESTION = """
            SELECT pg_catalog.json_build_object(
              'systemIdentifier', (SELECT system_identifier FROM pg_catalog.pg_control_system()),
              'timeline', CASE WHEN pg_catalog.pg_is_in_recovery()
                  THEN (SELECT greatest(timeline_id, min_recovery_end_timeline)
                        FROM pg_catalog.pg_control_checkpoint(), pg_catalog.pg_control_recovery())
                  ELSE ('x' || pg_catalog.substr(pg_catalog.pg_walfile_name(
                        pg_catalog.pg_current_wal_flush_lsn()), 1, 8))::pg_catalog.bit(32)::int END,
              'versionNumber', pg_catalog.current_setting('server_version_num')::int,
              'version', pg_catalog.split_part(pg_catalog.current_setting('server_version'), ' ', 1),
              'inRecovery', pg_catalog.pg_is_in_recovery(),
              'replayPaused', CASE WHEN pg_catalog.pg_is_in_recovery()
                                   THEN pg_catalog.pg_is_wal_replay_paused() ELSE false END,
              'lsn', CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()
                          ELSE pg_catalog.pg_current_wal_flush_lsn() END,
              'readsRolePasswords', pg_catalog.has_table_privilege('pg_catalog.pg_authid', 'SELECT'),
              'readsAllData', coalesce((SELECT pg_catalog.pg_has_role(oid, 'USAGE') FROM pg_catalog.pg_roles
                                        WHERE rolname = 'pg_read_all_data'), true),
              'databases', (SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                  'oid', oid::bigint, 'name', datname,
                  'bytes', CASE WHEN pg_catalog.has_database_privilege(oid, 'CONNECT')
                                THEN pg_catalog.pg_database_size(oid) ELSE 0 END,
                  'connectable', pg_catalog.has_database_privilege(oid, 'CONNECT')) ORDER BY datname), '[]')
                FROM pg_catalog.pg_database WHERE datallowconn AND NOT datistemplate))
            """;

    SourceFacts {
        databases = List.copyOf(databases);
    }

    static SourceFacts ask(ClientPrograms programs, Connection connection) throws IOException, BackupFailedException {
        CommandResult result = programs.ask(connection, QUESTION);
        if (!result.succeeded()) {
            throw new BackupFailedException("wanted to ask "
                    + connection.node().name() + " as " + connection.user() + " what there is to dump, found: "
                    + result.complaint());
        }
        return new ObjectMapper().readValue(result.stdout(), SourceFacts.class);
    }

    int majorVersion() {
        return versionNumber / 10_000;
    }

    long databaseBytes() {
        return databases.stream().mapToLong(Database::bytes).sum();
    }

    Manifest.Origin origin(String node, boolean replayPausedByUs) {
        String role = inRecovery ? Manifest.STANDBY : "primary";
        return new Manifest.Origin(node, role, systemIdentifier, timeline, lsn, version, replayPausedByUs);
    }
}
