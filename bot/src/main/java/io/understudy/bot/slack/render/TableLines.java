package io.understudy.bot.slack.render;

import io.understudy.commands.chat.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table for a phone, where nothing is as wide as a table: for each row its first cell, then what needs no heading, then
 * the rest with its headings, on a line of its own where that is long.
 */
final class TableLines {
    /** Words under these say by themselves what they are about. */
    private static final Set<String> NEED_NO_HEADING = Set.of(
            "Answer",
            "Catch up",
            "Detail",
            "Finding",
            "For whom",
            "Found",
            "In words",
            "Kind",
            "Outcome",
            "Remark",
            "Role",
            "State",
            "Took it",
            "What",
            "What happened",
            "What it does");

    /** What goes without saying: only what is otherwise is worth a phone's line. */
    private static final Map<String, Set<String>> USUAL =
            Map.of("Can be taken back", Set.of("yes", "only looks"), "Who", Set.of("Understudy"));

    private static final Set<String> NOTHING = Set.of("", "–", "—");
    /** What states begin with. */
    private static final String SYMBOLS = "✓✗▸·?";

    private static final String NO = "NO";
    private static final String DANGER = "⚠️ ";

    private static final int FIRST = 120;
    private static final int CELL = 600;
    private static final int ROW = 1_000;
    /** In characters: about what a phone shows on two lines. */
    private static final int TWO_LINES = 60;

    private static final String BETWEEN = " · ";
    private static final String INDENT = "\u2003";

    private final List<String> columns;
    private final Scissors scissors;

    TableLines(List<String> columns, Scissors scissors) {
        this.columns = columns;
        this.scissors = scissors;
    }

    /** The row as formatted text, one or two lines; empty if nothing is in it. */
    String line(List<String> row) {
        List<String> words = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        String symbol = "";
        for (int i = 1; i < row.size(); i++) {
            String cell = row.get(i).strip();
            if (isSymbol(cell)) {
                symbol = cell.substring(0, 2);
                cell = cell.substring(2);
            }
            if (!NOTHING.contains(cell) && !isUsual(i, cell)) {
                add(i, cell, words, figures);
            }
        }
        String first = row.isEmpty() ? "" : row.get(0).strip();
        return scissors.fit(symbol + head(first, words) + tail(figures), ROW);
    }

    private static boolean isSymbol(String cell) {
        return cell.length() > 2 && cell.charAt(1) == ' ' && SYMBOLS.indexOf(cell.charAt(0)) >= 0;
    }

    private boolean isUsual(int column, String cell) {
        return USUAL.getOrDefault(heading(column), Set.of()).contains(cell);
    }

    private String heading(int column) {
        return column < columns.size() ? columns.get(column) : "";
    }

    private void add(int column, String cell, List<String> words, List<String> figures) {
        String shown = SlackText.escapedLine(cell);
        String heading = heading(column);
        if (heading.isBlank() || NEED_NO_HEADING.contains(heading)) {
            words.add(scissors.fit(shown, CELL));
        } else {
            figures.add(figure(heading, shown, cell.startsWith(NO)));
        }
    }

    private String figure(String heading, String shown, boolean danger) {
        String figure = scissors.fit(SlackText.escapedLine(lower(heading) + ":") + " " + shown, CELL);
        return danger ? DANGER + Bold.of(figure) : figure;
    }

    private String head(String first, List<String> words) {
        String joined = String.join(BETWEEN, words);
        if (first.isEmpty()) {
            return joined;
        }
        String bold = Bold.of(scissors.fit(SlackText.escapedLine(first), FIRST));
        boolean number = first.chars().allMatch(Character::isDigit);
        return bold + (joined.isEmpty() ? "" : number ? " " : BETWEEN) + joined;
    }

    private static String tail(List<String> figures) {
        if (figures.isEmpty()) {
            return "";
        }
        String joined = String.join(BETWEEN, figures);
        return joined.length() > TWO_LINES ? "\n" + INDENT + joined : BETWEEN + joined;
    }

    /** {@code May still grow by} becomes part of a sentence. */
    private static String lower(String heading) {
        boolean word = heading.length() > 1 && Character.isLowerCase(heading.charAt(1));
        return word ? Character.toLowerCase(heading.charAt(0)) + heading.substring(1) : heading;
    }

    static List<String> of(Part.Table table, int most, Scissors scissors) {
        TableLines lines = new TableLines(table.columns(), scissors);
        return table.rows().stream().limit(most).map(lines::line).toList();
    }
}
