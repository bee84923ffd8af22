package io.understudy.replication.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code synchronous_standby_names}. Source: PostgreSQL manual, "Replication", section "Primary Server".
 *
 * @param needed standbys that every commit waits for; 0 when the setting is empty
 * @param names as written, {@code *} for any
 */
record SynchronousNames(int needed, List<String> names) {
    private static final Pattern COUNTED =
            Pattern.compile("(?:(?:FIRST|ANY)\\s+)?(\\d+)\\s*\\((.*)\\)", Pattern.CASE_INSENSITIVE);

    static SynchronousNames parse(String setting) {
        String text = setting.strip();
        if (text.isEmpty()) {
            return new SynchronousNames(0, List.of());
        }
        Matcher counted = COUNTED.matcher(text);
        return counted.matches()
                ? new SynchronousNames(Integer.parseInt(counted.group(1)), split(counted.group(2)))
                : new SynchronousNames(1, split(text));
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(","))
                .map(name -> name.strip().replace("\"", ""))
                .toList();
    }

    /** Whether commits go on when just these standbys stream. */
    boolean satisfiedBy(Collection<String> standbys) {
        long present = names.contains("*")
                ? standbys.size()
                : standbys.stream()
                        .filter(one -> names.stream().anyMatch(one::equalsIgnoreCase))
                        .count();
        return present >= needed;
    }
}
