package io.understudy.replication.rescue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The transactions that a node committed after it left the others' history. What saved WAL cannot say: values of rows,
 * users, statements, and commits that were never flushed.
 *
 * @param commits oldest first, at most as many as were asked for
 * @param total how many there are
 * @param changes rows by relation and kind of change, in the committed transactions only
 * @param complete whether all the saved WAL could be read in time
 */
public record LostTransactions(
        List<Commit> commits, long total, Map<Relation, Map<Change, Long>> changes, boolean complete) {
    /** A committed transaction. {@code at} is the time in its commit record, in the words of {@code pg_waldump}. */
    public record Commit(long transaction, String at) {}

    /** Where a relation's rows lie: object identifiers, and the name of its file. */
    public record Relation(long tablespace, long database, long fileNode) implements Comparable<Relation> {
        /** The first that a user's objects get; what lies below belongs to the system catalogue. */
        private static final long FIRST_OF_USERS = 16_384;

        public boolean isCatalogue() {
            return fileNode < FIRST_OF_USERS;
        }

        static Relation parse(String path) {
            String[] parts = path.split("/", -1);
            return new Relation(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        @Override
        public int compareTo(Relation other) {
            int byDatabase = Long.compare(database, other.database);
            return byDatabase != 0 ? byDatabase : Long.compare(fileNode, other.fileNode);
        }
    }

    /** What happened to rows. */
    public enum Change {
        INSERT("inserted"),
        UPDATE("updated"),
        DELETE("deleted");

        private final String words;

        Change(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    public LostTransactions {
        commits = List.copyOf(commits);
        changes = Map.copyOf(changes);
    }

    /**
     * Reads lines {@code commit=XID TIME}, {@code commits=NUMBER}, {@code change=SPACE/DATABASE/FILE KIND ROWS} and
     * {@code incomplete=yes}, in any order.
     *
     * @throws IllegalArgumentException if a line says something else
     */
    public static LostTransactions parse(List<String> lines) {
        List<Commit> commits = new ArrayList<>();
        Map<Relation, Map<Change, Long>> changes = new TreeMap<>();
        long total = 0;
        boolean complete = true;
        for (String line : lines) {
            String[] words = line.substring(line.indexOf('=') + 1).split(" ", 3);
            if (line.startsWith("commit=")) {
                commits.add(new Commit(Long.parseLong(words[0]), words[1] + " " + words[2]));
            } else if (line.startsWith("commits=")) {
                total = Long.parseLong(words[0]);
            } else if (line.startsWith("change=")) {
                changes.computeIfAbsent(Relation.parse(words[0]), one -> new TreeMap<>())
                        .merge(Change.valueOf(words[1]), Long.parseLong(words[2]), Long::sum);
            } else if (line.equals("incomplete=yes")) {
                complete = false;
            } else {
                throw new IllegalArgumentException("wanted commits and changes read from WAL, found '" + line + "'");
            }
        }
        return new LostTransactions(commits, total, changes, complete);
    }
}
