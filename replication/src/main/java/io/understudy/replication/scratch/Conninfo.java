package io.understudy.replication.scratch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A libpq connection string that names a passfile and never a password. */
final class Conninfo {

    private final Map<String, String> parameters = new LinkedHashMap<>();

    Conninfo(int port, String user, Path passfile) {
        with("host", ScratchServer.ADDRESS);
        with("port", Integer.toString(port));
        with("user", user);
        with("passfile", passfile.toString());
    }

    Conninfo with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    @Override
    public String toString() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + quoted(parameter.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String value) {
        return value.matches("[\\w./:-]+")
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
