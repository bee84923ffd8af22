package io.understudy.backup.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.replication.host.CommandResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What the standby that is copied says of itself.
 *
 * @param superuser one that may log in; the copy is asked as this one
 * @param databaseBytes all databases in all tablespaces, as far as the dumper may know
 * @param walBytes how much WAL there may be between two checkpoints
 * @param settings those that may not be smaller in the copy, as far as this version has them
 * @param tablespaces where they lie on the standby's machine
 */
record StandbyFacts(
        long systemIdentifier,
        int versionNumber,
        boolean inRecovery,
        String superuser,
        long databaseBytes,
        long walBytes,
        Map<String, String> settings,
        List<String> tablespaces) {

    // JSON, because a tablespace's path may hold every separator that a plain listing could use.
    private static final String QUESTION = """
            SELECT pg_catalog.json_build_object(
              'systemIdentifier', (SELECT system_identifier FROM pg_catalog.pg_control_system()),
              'versionNumber', pg_catalog.current_setting('server_version_num')::int,
              'inRecovery', pg_catalog.pg_is_in_recovery(),
              'superuser', (SELECT rolname FROM pg_catalog.pg_roles
                             WHERE rolsuper ORDER BY rolcanlogin DESC, oid LIMIT 1),
              'databaseBytes', (SELECT pg_catalog.sum(pg_catalog.pg_database_size(oid))::bigint
                                  FROM pg_catalog.pg_database
                                 WHERE pg_catalog.has_database_privilege(oid, 'CONNECT')),
              'walBytes', (SELECT setting::bigint * 1048576 FROM pg_catalog.pg_settings WHERE name = 'max_wal_size'),
              'settings', (SELECT pg_catalog.json_object_agg(name, setting) FROM pg_catalog.pg_settings
                            WHERE name IN ('%s')),
              'tablespaces', (SELECT COALESCE(pg_catalog.json_agg(place ORDER BY place), '[]')
                                FROM (SELECT pg_catalog.pg_tablespace_location(oid) AS place
                                        FROM pg_catalog.pg_tablespace) AS places
                               WHERE place LIKE '/%%'))
            """.formatted(String.join("', '", CutOffSettings.DEMANDED));

    StandbyFacts {
        settings = Map.copyOf(settings);
        tablespaces = List.copyOf(tablespaces);
    }

    /**
     * Asks.
     *
     * @throws BackupFailedException if it does not answer, or is a standby no more
     */
    static StandbyFacts ask(ClientPrograms programs, ClientPrograms.Connection connection)
            throws IOException, BackupFailedException {
        String node = connection.node().name();
        CommandResult result = programs.ask(connection, QUESTION);
        if (!result.succeeded()) {
            throw new BackupFailedException("wanted to ask " + node + " as " + connection.user()
                    + " what there is to copy, found: " + result.complaint());
        }
        StandbyFacts facts = new ObjectMapper().readValue(result.stdout(), StandbyFacts.class);
        if (!facts.inRecovery()) {
            throw new BackupFailedException(
                    "wanted to copy a standby, found that " + node + " is a primary by now. Look at /replica status.");
        }
        return facts;
    }

    int majorVersion() {
        return versionNumber / 10_000;
    }
}
