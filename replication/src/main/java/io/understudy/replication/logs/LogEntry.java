package io.understudy.replication.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message of a server's log.
 *
 * @param line the whole first line
 * @param sqlState of a prefix with {@code %e}, if it tells a kind
 * @param label LOG, FATAL … as the server's language has it; the severities are English in Japanese, too
 * @param text its lines after the label
 */
record LogEntry(String line, Optional<String> sqlState, String label, List<String> text) {
    /** Two blanks after the colon are the server's own writing: a prefix seldom has them. */
    private static final Pattern LABELLED =
            Pattern.compile("^(.*?)\\b([\\p{L}]+\\d?):  (.*)$", Pattern.UNICODE_CHARACTER_CLASS);

    /** Only those that tell a kind, and none in brackets: process ids have five digits, too. */
    private static final Pattern SQL_STATE =
            Pattern.compile("(?:^|[\\s,;|=])(28P01|28000|53100|53300|57P03|58P01|XX001|XX002)(?=[\\s,;|]|$)");

    private static final Set<String> GRAVE = Set.of("FATAL", "PANIC");
    private static final Set<String> DETAIL = Set.of("DETAIL", "詳細");
    /** These carry queries, their parameters and rows. */
    private static final Set<String> TALKATIVE =
            Set.of("STATEMENT", "QUERY", "CONTEXT", "文", "問い合わせ", "文脈", "HINT", "ヒント", "LOCATION", "場所");

    /** Reads lines; those that belong to no message, or may hold what people asked, are left out. */
    static List<LogEntry> parse(List<String> lines) {
        List<LogEntry> entries = new ArrayList<>();
        boolean kept = false;
        for (String line : lines) {
            if (line.startsWith("\t")) {
                if (kept) {
                    entries.get(entries.size() - 1).text.add(line.strip());
                }
                continue;
            }
            Optional<LogEntry> entry = parse(line);
            entry.ifPresent(entries::add);
            kept = entry.isPresent();
        }
        return entries;
    }

    private static Optional<LogEntry> parse(String line) {
        Matcher found = LABELLED.matcher(line);
        if (!found.matches() || TALKATIVE.contains(found.group(2))) {
            return Optional.empty();
        }
        List<String> text = new ArrayList<>(List.of(found.group(3)));
        return Optional.of(new LogEntry(line, sqlState(found.group(1)), found.group(2), text));
    }

    private static Optional<String> sqlState(String prefix) {
        return SQL_STATE.matcher(prefix).results().map(found -> found.group(1)).reduce((first, last) -> last);
    }

    boolean isGrave() {
        return GRAVE.contains(label);
    }

    /** Details of known messages only are read: others tell of rows. */
    boolean isDetail() {
        return DETAIL.contains(label);
    }
}
