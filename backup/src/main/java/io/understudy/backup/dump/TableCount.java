package io.understudy.backup.dump;

import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.program.ClientPrograms.Connection;
import io.understudy.replication.host.CommandResult;

/**
 * How much there is in one database, by the server's statistics.
 *
 * @param tables -1 if not known
 * @param rows of those that were ever analysed (manual: pg_class, {@code reltuples}); -1 if not known
 */
record TableCount(long tables, long rows) {
    static final TableCount UNKNOWN = new TableCount(-1, -1);

    private static final String QUESTION = """
            SELECT pg_catalog.count(*), coalesce(pg_catalog.sum(reltuples::numeric) FILTER (WHERE reltuples >= 0), -1)::bigint
            FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace
            WHERE relkind IN ('r', 'm') AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
            """;

    /** A database that does not answer is unknown: its dump will say why. */
    static TableCount of(ClientPrograms programs, Connection database) {
        CommandResult result = programs.ask(database, QUESTION);
        String[] fields = result.stdout().strip().split("\\|");
        return result.succeeded() && fields.length == 2
                ? new TableCount(Long.parseLong(fields[0]), Long.parseLong(fields[1]))
                : UNKNOWN;
    }
}
