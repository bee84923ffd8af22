package io.understudy.replication.scratch;

import io.understudy.replication.host.Host;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The random passwords of one site, shared by all its servers, and the passfile that holds them. */
final class Credentials {

    private static final int PASSWORD_BYTES = 16;

    private final Host host;
    private final Path passfile;
    private final RandomGenerator random;
    private final Map<String, String> passwords = new LinkedHashMap<>();

    Credentials(Host host, Path passfile, RandomGenerator random) {
        this.host = host;
        this.passfile = passfile;
        this.random = random;
    }

    /** In .pgpass format, mode 0600, owned by the server's user, good for every server of the site. */
    Path passfile() {
        return passfile;
    }

    boolean knows(String user) {
        return passwords.containsKey(user);
    }

    /** A user's password; a new user gets a random one, which is in the passfile when this returns. */
    String passwordOf(String user) {
        if (!knows(user)) {
            byte[] bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            passwords.put(user, HexFormat.of().formatHex(bytes));
            host.writeFile(passfile, lines(), 0600);
        }
        return passwords.get(user);
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        passwords.forEach((user, password) -> lines.append("*:*:*:%s:%s\n".formatted(user, password)));
        return lines.toString();
    }
}
