package io.understudy.backup.restore;

import io.understudy.backup.folder.Manifest;
import io.understudy.backup.restore.RestoreFailedException.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Restores a backup into a server that runs, beside what is there: never over a database that exists, and without touching
 * roles that exist.
 */
public record IntoServer(RestoreOrder order, ServerAddress address) {
    private static final String POSTGRES = "postgres";

    /**
     * Restores. Blocks until it is done.
     *
     * @throws RestoreFailedException if it could not be done; its message says what was made and how to remove it
     */
    public RestoreReport run() throws RestoreFailedException {
        Destination to =
                new Destination(order.host(), order.programs(), address.toString(), order.clock(), order.end());
        List<Manifest.Entry> entries = order.entries();
        Set<String> roles = new TreeSet<>(to.ask("template1", "SELECT rolname FROM pg_catalog.pg_roles"));
        List<String> before = databases(to);
        requireFit(to, entries, before);
        Instant start = order.clock().instant();
        order.backup().requireWhole(order.progress());
        try (Work work = Work.create()) {
            Restoration restoration = new Restoration(order.backup(), to, work.path(), order.jobs(), order.progress());
            RestorableGlobals globals =
                    RestorableGlobals.of(order.backup().globals(), roles, (name, location) -> location);
            List<String> notes = new ArrayList<>(restoration.globals(globals.statements()).stream()
                    .map(one -> "Of the roles this could not be restored: " + one)
                    .toList());
            if (!globals.held().isEmpty()) {
                notes.add("Roles that were there already are as they were, with their own passwords.");
            }
            restoration.databases(entries, before.contains(POSTGRES) ? List.of(POSTGRES) : List.of());
            List<String> names = entries.stream().map(Manifest.Entry::name).toList();
            return new RestoreReport(
                    names, Duration.between(start, order.clock().instant()), notes);
        } catch (RestoreFailedException e) {
            throw new RestoreFailedException(
                    e.fault(), e.getMessage() + EvenIfInterrupted.answer(() -> made(to, before)));
        }
    }

    private static List<String> databases(Destination to) throws RestoreFailedException {
        return to.ask("template1", "SELECT datname FROM pg_catalog.pg_database");
    }

    private void requireFit(Destination to, List<Manifest.Entry> entries, List<String> there)
            throws RestoreFailedException {
        if (to.ask("template1", "SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = current_user AND rolsuper")
                .isEmpty()) {
            throw refused("wanted to be a superuser there, found that the user is none");
        }
        if (to.major() < order.backup().major()) {
            throw refused("wanted a server of PostgreSQL " + order.backup().major() + " or newer, found " + to.major());
        }
        List<String> taken = entries.stream()
                .map(Manifest.Entry::name)
                .filter(name -> there.contains(name) && !name.equals(POSTGRES))
                .toList();
        if (!taken.isEmpty()) {
            throw refused(
                    "wanted a server without the databases to be restored, found there: " + String.join(", ", taken)
                            + ". Nothing is ever restored over a database; choose another server, or others with --database");
        }
        if (entries.stream().anyMatch(one -> one.name().equals(POSTGRES)) && there.contains(POSTGRES)) {
            requireEmptyPostgres(to);
        }
    }

    private static void requireEmptyPostgres(Destination to) throws RestoreFailedException {
        List<String> tables = to.ask(POSTGRES, """
                SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
                  FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND c.relkind IN ('r', 'p', 'm', 'v', 'S', 'f')
                 ORDER BY 1 LIMIT 5""");
        if (!tables.isEmpty()) {
            throw refused("wanted an empty database postgres there, found " + String.join(", ", tables)
                    + ". Choose another server, or the others with --database");
        }
    }

    private static RestoreFailedException refused(String words) {
        return new RestoreFailedException(Fault.PLACE, words);
    }

    /** Dropping is left to people: the half of a database may be all that there is. */
    private static String made(Destination to, List<String> before) {
        try {
            List<String> made = new ArrayList<>(databases(to));
            made.removeAll(before);
            return made.isEmpty()
                    ? ". No database was made"
                    : ". Made before that, of which the last is not whole: " + String.join(", ", made)
                            + ". Remove with: "
                            + made.stream().map(IntoServer::drop).collect(Collectors.joining(" "));
        } catch (RestoreFailedException e) {
            return ". What was made before that the server does not say: " + e.getMessage();
        }
    }

    private static String drop(String database) {
        return "DROP DATABASE \"" + database.replace("\"", "\"\"") + "\";";
    }
}
