package io.understudy.replication.logs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the known messages in the lines of a log, whatever their languages: an upstream's words may be in another one. */
public final class LogClassifier {
    private static final int REPEATED = 3;
    private static final Pattern INNER_LABEL = Pattern.compile("^(?:ERROR|FATAL|PANIC): {1,2}");
    private static final Pattern SEGMENT = Pattern.compile("\\b[0-9A-F]{24}\\b");

    /** One message as it stands in the log. */
    private record Hit(LogKind kind, boolean fromUpstream, List<String> arguments, String said, String line) {}

    /** What messages are told as one by. */
    private record Sort(LogKind kind, boolean fromUpstream) {}

    /** Reads lines, oldest first. */
    public LogReading read(List<String> lines) {
        List<Hit> hits = LogEntry.parse(lines).stream()
                .flatMap(entry -> hit(entry).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        Map<String, Integer> said = new HashMap<>();
        hits.forEach(hit -> said.merge(hit.said(), 1, Integer::sum));
        hits.removeIf(hit -> hit.kind().countsOnlyRepeated() && said.get(hit.said()) < REPEATED);
        int healedUpTo = 0;
        for (int i = 0; i < hits.size(); i++) {
            healedUpTo = hits.get(i).kind() == LogKind.STREAMING ? i + 1 : healedUpTo;
        }
        return new LogReading(messages(hits.subList(0, healedUpTo)), messages(hits.subList(healedUpTo, hits.size())));
    }

    private static List<LogMessage> messages(List<Hit> hits) {
        Map<Sort, List<Hit>> sorted = new LinkedHashMap<>();
        for (Hit hit : hits) {
            Sort sort = new Sort(hit.kind(), hit.fromUpstream());
            List<Hit> same = Optional.ofNullable(sorted.remove(sort)).orElseGet(ArrayList::new);
            same.add(hit);
            // Back in as the last one: the order is that of the newest of each sort.
            sorted.put(sort, same);
        }
        return sorted.values().stream()
                .filter(same -> same.get(0).kind() != LogKind.STREAMING)
                .map(LogClassifier::message)
                .toList();
    }

    private static LogMessage message(List<Hit> same) {
        Hit newest = same.get(same.size() - 1);
        return new LogMessage(newest.kind(), newest.fromUpstream(), newest.arguments(), newest.line(), same.size());
    }

    /** Of several lines the last known one: libpq tries one address after the other and tells of each. */
    private static Optional<Hit> hit(LogEntry entry) {
        String line = Harmless.line(String.join(" ", concat(entry)));
        Optional<Hit> known = entry.text().stream()
                .flatMap(text -> known(text, line).stream())
                .reduce((first, second) -> second.kind() == LogKind.OUTER ? first : second);
        if (known.isPresent() || entry.isDetail()) {
            return known;
        }
        return byState(entry)
                .or(() -> entry.isGrave() ? Optional.of(LogKind.OTHER) : Optional.empty())
                .map(kind -> new Hit(kind, false, List.of(), entry.text().get(0), line));
    }

    private static List<String> concat(LogEntry entry) {
        List<String> all = new ArrayList<>(List.of(entry.line()));
        all.addAll(entry.text().subList(1, entry.text().size()));
        return all;
    }

    /** Unwraps: a wrapping that nothing is known in stands for itself. */
    private static Optional<Hit> known(String text, String line) {
        Optional<Hit> found = Optional.empty();
        String rest = text;
        boolean upstream = false;
        Optional<KnownMessages.Match> match = KnownMessages.match(rest);
        while (match.isPresent() && match.get().kind() == LogKind.OUTER) {
            List<String> arguments = match.get().arguments();
            found = Optional.of(new Hit(LogKind.OUTER, true, arguments, text, line));
            upstream = true;
            rest = INNER_LABEL.matcher(arguments.get(arguments.size() - 1)).replaceFirst("");
            match = KnownMessages.match(rest);
        }
        return match.isPresent()
                ? Optional.of(new Hit(match.get().kind(), upstream, arguments(match.get()), rest, line))
                : found;
    }

    private static List<String> arguments(KnownMessages.Match match) {
        return match.arguments().stream().map(Harmless::line).toList();
    }

    /** For languages without a table. Source: PostgreSQL manual, "PostgreSQL Error Codes". */
    private static Optional<LogKind> byState(LogEntry entry) {
        return entry.sqlState().flatMap(state -> switch (state) {
            case "28P01" -> Optional.of(LogKind.PASSWORD);
            case "28000" -> Optional.of(LogKind.HBA_REJECTS);
            case "53100" -> Optional.of(LogKind.NO_SPACE);
            case "53300" -> Optional.of(LogKind.CLIENTS_FULL);
            case "57P03" -> Optional.of(LogKind.NOT_READY);
            case "58P01" ->
                Optional.of(LogKind.WAL_REMOVED)
                        .filter(kind -> SEGMENT.matcher(entry.text().get(0)).find());
            default -> Optional.of(LogKind.PAGE_CORRUPT);
        });
    }
}
