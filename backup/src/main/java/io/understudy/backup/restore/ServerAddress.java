package io.understudy.backup.restore;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a server is reached: a libpq connection string of a person, in either of its forms, without a database.
 *
 * @see <a href="https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING">Connection Strings</a>
 */
public record ServerAddress(Map<String, String> parameters) {
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*(\\w+)\\s*=\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|((?:[^\\s'\\\\]|\\\\.)*))(?:\\s+|$)");

    public ServerAddress {
        parameters = new LinkedHashMap<>(parameters);
        parameters.remove("dbname");
        if (parameters.containsKey("password")) {
            throw new IllegalArgumentException("wanted a connection string without a password, since everybody on this"
                    + " machine can read a program's arguments; put it into ~/.pgpass or the variable PGPASSWORD");
        }
    }

    /** Whether this is meant as a connection string, and not as a directory. */
    public static boolean isOne(String text) {
        return isUri(text) || (text.contains("=") && !text.startsWith("/") && !text.startsWith("."));
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it cannot be read, or holds a password
     */
    public static ServerAddress parse(String text) {
        return new ServerAddress(isUri(text) ? ofUri(text) : ofPairs(text));
    }

    private static boolean isUri(String text) {
        return text.startsWith("postgresql://") || text.startsWith("postgres://");
    }

    private static Map<String, String> ofPairs(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(text);
        int at = 0;
        while (at < text.length() && parameter.find(at) && parameter.start() == at) {
            String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
            found.put(parameter.group(1), value.replaceAll("\\\\(.)", "$1"));
            at = parameter.end();
        }
        if (at < text.length()) {
            throw new IllegalArgumentException(
                    "wanted a connection string such as \"host=db9 port=5432 user=postgres\","
                            + " found one that cannot be read from '" + text.substring(at) + "' on");
        }
        return found;
    }

    private static Map<String, String> ofUri(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        URI uri = uri(text);
        put(found, "host", uri.getHost());
        put(found, "port", uri.getPort() < 0 ? null : Integer.toString(uri.getPort()));
        String[] user =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        put(found, "user", user.length > 0 ? user[0] : null);
        put(found, "password", user.length > 1 ? user[1] : null);
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                put(found, decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return found;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "wanted an address such as postgresql://postgres@db9:5432, found: " + e.getMessage(), e);
        }
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (value != null && !value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** As one list of names and values, for programs and people. */
    @Override
    public String toString() {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "='"
                        + one.getValue().replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(" "));
    }
}
