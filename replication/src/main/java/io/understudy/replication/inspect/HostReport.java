package io.understudy.replication.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines that the looking script printed, by key. */
record HostReport(Map<String, List<String>> values) {
    static HostReport parse(String text) {
        return new HostReport(text.lines()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.indexOf('=')),
                        Collectors.mapping(line -> line.substring(line.indexOf('=') + 1), Collectors.toList()))));
    }

    List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    Optional<String> first(String key) {
        return all(key).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /**
     * A number that the script always prints.
     *
     * @throws IllegalArgumentException if it did not
     */
    long number(String key) {
        String value = first(key).orElse("");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("wanted a number for " + key + ", found '" + value + "'", e);
        }
    }
}
