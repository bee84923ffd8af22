package io.understudy.replication.observe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code synchronous_standby_names}. Source: PostgreSQL manual, "Replication", section "Primary Server".
 *
 * @param needed standbys that every commit waits for; 0 when the setting is empty
 * @param names without their quotes, {@code *} for any
 */
public record SynchronousNames(int needed, List<String> names) {
    private static final Pattern TOKEN = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([(),])|([^\\s(),\"]+)");

    public SynchronousNames {
        names = List.copyOf(names);
    }

    /** Reads a value that a server accepted; of any other it makes what it can. */
    public static SynchronousNames parse(String setting) {
        int needed = 1;
        List<String> names = new ArrayList<>();
        for (Matcher token = TOKEN.matcher(setting); token.find(); ) {
            if ("(".equals(token.group(2))) {
                needed = count(names);
                names.clear();
            } else if (token.group(2) == null) {
                names.add(nameIn(token));
            }
        }
        return new SynchronousNames(names.isEmpty() ? 0 : needed, names);
    }

    /** What stands before a parenthesis is no name: [FIRST | ANY] COUNT. */
    private static int count(List<String> words) {
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        return last.matches("\\d{1,9}") ? Integer.parseInt(last) : 1;
    }

    private static String nameIn(Matcher token) {
        return token.group(1) == null ? token.group(3) : token.group(1).replace("\"\"", "\"");
    }

    /** Whether a standby of this {@code application_name} may be one of those that commits wait for. */
    public boolean contain(String standby) {
        return names.contains("*") || names.stream().anyMatch(one -> folded(one).equals(folded(standby)));
    }

    /** Whether commits go on when just these standbys stream. */
    public boolean satisfiedBy(Collection<String> standbys) {
        return standbys.stream().filter(this::contain).count() >= needed;
    }

    /** The server compares names without regard to case. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
