package io.understudy.backup.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.backup.program.BackupFailedException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What is asked of a copy: whether it is this cluster's standby, how long its promotion takes, whether everything is
 * there.
 *
 * @param database in which it is promoted and written to
 */
record CopyTrial(CutOffServer server, StandbyFacts source, String database) {
    // Up to so many rows of so many tables of each database: a drill is no restore test.
    private static final int TABLES = 3;
    private static final int ROWS = 100_000;

    private static final String WHO = """
            SELECT pg_catalog.json_build_object(
              'inRecovery', pg_catalog.pg_is_in_recovery(),
              'systemIdentifier', (SELECT system_identifier FROM pg_catalog.pg_control_system()),
              'timeline', (SELECT timeline_id FROM pg_catalog.pg_control_checkpoint()));
            """;

    /**
     * One session from the order to the first commit, so that the starts of our programs are not measured. Triggers of
     * the copied databases stay quiet, whatever they would call.
     */
    private static final String PROMOTION = """
            SET statement_timeout = %d;
            SET default_transaction_read_only = off;
            SET session_replication_role = replica;
            SELECT pg_catalog.clock_timestamp() AS begun \\gset
            SELECT pg_catalog.pg_promote(false) AS ordered \\gset
            DO $$ BEGIN
              WHILE pg_catalog.pg_is_in_recovery() LOOP PERFORM pg_catalog.pg_sleep(0.001); END LOOP;
            END $$;
            BEGIN;
            CREATE SCHEMA understudy_drill;
            CREATE TABLE understudy_drill.written (word text);
            INSERT INTO understudy_drill.written VALUES ('written after the promotion');
            COMMIT;
            SELECT pg_catalog.json_build_object(
              'micros', (EXTRACT(epoch FROM pg_catalog.clock_timestamp() - :'begun'::timestamptz) * 1000000)::bigint,
              'inRecovery', pg_catalog.pg_is_in_recovery(),
              'timelineHex', pg_catalog.left(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 8),
              'rows', (SELECT pg_catalog.count(*) FROM understudy_drill.written));
            """;

    private static final String DATABASES = """
            SELECT pg_catalog.json_agg(datname ORDER BY datname) FROM pg_catalog.pg_database WHERE datallowconn;
            """;

    private static final String READING = """
            SET statement_timeout = %d;
            SELECT pg_catalog.format('SELECT pg_catalog.count(*) FROM (SELECT 1 FROM %%I.%%I LIMIT %d) AS beginning',
                                     nspname, relname)
              FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace
             WHERE relkind = 'r' AND relpersistence = 'p'
               AND relam = (SELECT oid FROM pg_catalog.pg_am WHERE amname = 'heap')
             ORDER BY nspname = 'pg_catalog', pg_catalog.pg_relation_size(pg_class.oid) DESC LIMIT %d \\gexec
            """;

    private record Who(boolean inRecovery, long systemIdentifier, int timeline) {}

    private record Promoted(long micros, boolean inRecovery, String timelineHex, int rows) {
        int timeline() {
            return Integer.parseInt(timelineHex, 16);
        }
    }

    /**
     * Proves that it is a standby of the cluster.
     *
     * @return its timeline
     */
    int identify(Duration deadline) throws BackupFailedException {
        Who who = read(server.run(database, "ask the copy who it is", WHO, deadline), Who.class);
        require(who.inRecovery(), "the copy to start as a standby", "a primary");
        require(
                who.systemIdentifier() == source.systemIdentifier(),
                "the system identifier " + source.systemIdentifier() + " in the copy",
                Long.toString(who.systemIdentifier()));
        return who.timeline();
    }

    /**
     * Promotes it and writes to it.
     *
     * @return from the order to the first commit
     */
    Duration promote(int timelineBefore, Duration deadline) throws BackupFailedException {
        String script = PROMOTION.formatted(deadline.toMillis());
        Promoted promoted = read(server.run(database, "promote the copy", script, deadline), Promoted.class);
        require(!promoted.inRecovery(), "the copy to be a primary", "that it is still in recovery");
        require(promoted.rows() == 1, "the row that was written in the copy", promoted.rows() + " rows");
        require(
                promoted.timeline() > timelineBefore,
                "a timeline above " + timelineBefore + " in the promoted copy",
                Integer.toString(promoted.timeline()));
        return Duration.of(promoted.micros(), ChronoUnit.MICROS);
    }

    List<String> databases(Duration deadline) throws BackupFailedException {
        return List.of(read(server.run(database, "list the copy's databases", DATABASES, deadline), String[].class));
    }

    /** Reads the beginning of the largest tables. */
    void read(String one, Duration deadline) throws BackupFailedException {
        server.run(one, "read the database " + one, READING.formatted(deadline.toMillis(), ROWS, TABLES), deadline);
    }

    private static <T> T read(String answer, Class<T> as) throws BackupFailedException {
        try {
            return new ObjectMapper().readValue(answer, as);
        } catch (JsonProcessingException e) {
            throw new BackupFailedException("wanted an answer of the copy, found: " + answer);
        }
    }

    private static void require(boolean holds, String wanted, String found) throws BackupFailedException {
        if (!holds) {
            throw new BackupFailedException("wanted " + wanted + ", found " + found);
        }
    }
}
