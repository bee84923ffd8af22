package io.understudy.backup.dump;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.replication.host.CommandResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What the node that is dumped says of itself.
 *
 * @param readsRolePasswords whether the dumper may read {@code pg_authid}; if not, globals come without passwords
 * @param databases those that take connections, templates left out, by name
 */
record SourceFacts(
        long systemIdentifier,
        int timeline,
        int versionNumber,
        String version,
        boolean inRecovery,
        String lsn,
        boolean readsRolePasswords,
        List<Database> databases) {

    /**
     * One database of the source.
     *
     * @param bytes on the server's disk; 0 if the dumper may not know
     */
    record Database(long oid, String name, long bytes) {
        /** The dump's file: the database's own name, unless a shell or a file system could take offence at it. */
        String file() {
            return (name.matches("[a-z0-9_]{1,63}") ? name : "database-" + oid) + ".dump";
        }
    }

    // JSON, because a database's name may hold every separator that a plain listing could use.
    private static final String QUESTION = """
            SELECT pg_catalog.json_build_object(
              'systemIdentifier', (SELECT system_identifier FROM pg_catalog.pg_control_system()),
              'timeline', (SELECT timeline_id FROM pg_catalog.pg_control_checkpoint()),
              'versionNumber', pg_catalog.current_setting('server_version_num')::int,
              'version', pg_catalog.split_part(pg_catalog.current_setting('server_version'), ' ', 1),
              'inRecovery', pg_catalog.pg_is_in_recovery(),
              'lsn', CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()
                          ELSE pg_catalog.pg_current_wal_flush_lsn() END,
              'readsRolePasswords', pg_catalog.has_table_privilege('pg_catalog.pg_authid', 'SELECT'),
              'databases', (SELECT pg_catalog.json_agg(pg_catalog.json_build_object(
                  'oid', oid::bigint, 'name', datname,
                  'bytes', CASE WHEN pg_catalog.has_database_privilege(oid, 'CONNECT')
                                THEN pg_catalog.pg_database_size(oid) ELSE 0 END) ORDER BY datname)
                FROM pg_catalog.pg_database WHERE datallowconn AND NOT datistemplate))
            """;

    SourceFacts {
        databases = List.copyOf(databases);
    }

    static SourceFacts ask(ClientPrograms programs, ClientPrograms.Connection connection)
            throws IOException, BackupFailedException {
        CommandResult result = programs.run(
                connection,
                Duration.ofSeconds(60),
                "psql",
                "--no-psqlrc",
                "--no-align",
                "--tuples-only",
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--command=" + QUESTION);
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

    String role() {
        return inRecovery ? Manifest.STANDBY : "primary";
    }
}
