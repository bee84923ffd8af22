package io.understudy.replication.logs;

import java.util.Optional;
import java.util.regex.Pattern;

/** Puts a line of {@code pg_hba.conf} together. */
final class HbaLine {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Pattern NUMERIC = Pattern.compile("[0-9A-Fa-f:.]+");

    private HbaLine() {}

    /** Empty for a name that nobody has honestly, or a connection that has no address. */
    static Optional<String> of(String database, String user, String host, String method) {
        boolean honest = PLAIN.matcher(database).matches()
                && PLAIN.matcher(user).matches()
                && (NUMERIC.matcher(host).matches() || PLAIN.matcher(host).matches());
        return honest
                ? Optional.of("host " + database + " " + user + " " + address(host) + " " + method)
                : Optional.empty();
    }

    /** A name is written as it is. */
    private static String address(String host) {
        if (!NUMERIC.matcher(host).matches()) {
            return host;
        }
        return host + (host.contains(":") ? "/128" : "/32");
    }
}
