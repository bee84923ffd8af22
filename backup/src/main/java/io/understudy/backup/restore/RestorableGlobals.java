package io.understudy.backup.restore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Roles and tablespaces as {@code pg_dumpall} wrote them, fit for a server that has roles already. Pure.
 *
 * @param statements for psql; of roles that are there already they grant memberships only
 * @param held what would change those roles
 */
record RestorableGlobals(String statements, String held) {
    private static final Pattern ROLE =
            Pattern.compile("(?:CREATE|ALTER) ROLE (\"(?:[^\"]|\"\")+\"|[^\"\\s;]+)(?:;| (?:WITH|SET|IN|RESET) .*)");
    private static final Pattern TABLESPACE =
            Pattern.compile("(CREATE TABLESPACE (\"(?:[^\"]|\"\")+\"|\\S+) OWNER .+ LOCATION )'((?:[^']|'')*)';");

    /**
     * Takes them apart.
     *
     * @param text in Latin 1, which takes every byte, whatever encoding the names are in
     * @param present names of the roles that are there already
     * @param location where a tablespace is to lie, by its name and where it lay
     */
    static RestorableGlobals of(String text, Set<String> present, BinaryOperator<String> location) {
        Set<String> there = present.stream().map(RestorableGlobals::bytes).collect(Collectors.toSet());
        List<String> statements = new ArrayList<>();
        List<String> held = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Matcher role = ROLE.matcher(line);
            boolean known = role.matches() && there.contains(unquoted(role.group(1)));
            (known ? held : statements).add(moved(line, location));
        }
        return new RestorableGlobals(String.join("\n", statements), String.join("\n", held));
    }

    private static String moved(String line, BinaryOperator<String> location) {
        Matcher tablespace = TABLESPACE.matcher(line);
        return tablespace.matches()
                ? tablespace.group(1) + "'"
                        + location.apply(
                                        unquoted(tablespace.group(2)),
                                        tablespace.group(3).replace("''", "'"))
                                .replace("'", "''")
                        + "';"
                : line;
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static String bytes(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
