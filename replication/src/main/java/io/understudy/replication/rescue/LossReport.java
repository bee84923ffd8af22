package io.understudy.replication.rescue;

import io.understudy.replication.rescue.LostTransactions.Change;
import io.understudy.replication.rescue.LostTransactions.Commit;
import io.understudy.replication.rescue.LostTransactions.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lost transactions in words. The first line is one sentence that says it all.
 *
 * @param node that had them
 * @param archive where its WAL is kept
 * @param names of relations; a relation without one is named by its numbers
 */
public record LossReport(String node, String archive, LostTransactions lost, Function<Relation, String> names) {
    private static final int TABLES_IN_SENTENCE = 5;

    /** One line, for the operation's message. */
    public String sentence() {
        if (lost.total() == 0) {
            return (lost.complete()
                            ? "no committed transaction of " + node + " was lost"
                            : "it could not be read in time" + " which transactions of " + node + " were lost")
                    + "; its WAL is kept in " + archive;
        }
        List<String> tables = tables();
        String shown = tables.isEmpty()
                ? "no rows of tables"
                : String.join(", ", tables.subList(0, Math.min(TABLES_IN_SENTENCE, tables.size())));
        String more = tables.size() > TABLES_IN_SENTENCE ? ", and more" : "";
        return (lost.complete() ? "" : "at least ") + transactions() + " lost, the last one of "
                + lost.commits().get(lost.commits().size() - 1).at() + ": " + shown + more + "; see " + archive;
    }

    /** The whole report, as it is kept beside the WAL. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(
                sentence(), "", "What only " + node + " had committed, read from the WAL in " + archive + ".", ""));
        if (!lost.complete()) {
            lines.add("The WAL could not be read to its end in time: there may be more.");
            lines.add("");
        }
        lines.add("Rows by table:");
        lines.addAll(tables());
        lines.add("");
        lines.add("Transactions, oldest first:");
        lost.commits().stream().map(LossReport::line).forEach(lines::add);
        if (lost.total() > lost.commits().size()) {
            lines.add("… and " + (lost.total() - lost.commits().size()) + " more");
        }
        lines.add("");
        lines.add("WAL does not say the rows' values in a readable form, who wrote them, or with which statement.");
        return String.join("\n", lines) + "\n";
    }

    private String transactions() {
        return lost.total() == 1 ? "1 transaction was" : lost.total() + " transactions were";
    }

    private static String line(Commit commit) {
        return commit.transaction() + "  " + commit.at();
    }

    private List<String> tables() {
        Map<String, Map<Change, Long>> byName = new TreeMap<>();
        lost.changes()
                .forEach((relation, changes) -> changes.forEach((change, rows) -> byName.computeIfAbsent(
                                relation.isCatalogue() ? "the catalogue (definitions)" : names.apply(relation),
                                name -> new TreeMap<>())
                        .merge(change, rows, Long::sum)));
        return byName.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + entry.getValue().entrySet().stream()
                                .map(one -> one.getValue() + " " + one.getKey().words())
                                .collect(Collectors.joining(" ")))
                .toList();
    }
}
