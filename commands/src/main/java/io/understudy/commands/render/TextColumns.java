package io.understudy.commands.render;

import io.understudy.commands.chat.Part;
import io.understudy.commands.parse.Harmless;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Facts and tables in columns of equal width. */
final class TextColumns {
    private TextColumns() {}

    static List<String> facts(Part.Facts facts) {
        return aligned(facts.facts().stream()
                .map(fact -> List.of(fact.label() + ":", fact.value()))
                .toList());
    }

    static List<String> table(Part.Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns());
        rows.addAll(table.rows());
        return aligned(rows);
    }

    private static List<String> aligned(List<List<String>> rows) {
        List<List<String>> shown = rows.stream()
                .map(row -> row.stream().map(Harmless::visible).toList())
                .toList();
        int columns = shown.isEmpty() ? 0 : shown.get(0).size();
        List<Integer> widths = IntStream.range(0, columns)
                .mapToObj(column -> shown.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return shown.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
