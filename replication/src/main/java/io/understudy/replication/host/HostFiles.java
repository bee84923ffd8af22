package io.understudy.replication.host;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Files of a machine, through the commands that every Linux has. */
record HostFiles(Host host) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NO_SUCH_FILE = "No such file or directory";

    // The size is checked so that a connection cut in the middle never installs half a file.
    private static final String WRITE = """
            set -e
            umask 077
            temporary=$(mktemp -- "$1.XXXXXX")
            trap 'rm -f -- "$temporary"' EXIT
            cat >"$temporary"
            [ "$(stat -c %s -- "$temporary")" -eq "$3" ]
            if [ -e "$1" ]; then chown --reference="$1" -- "$temporary"; fi
            chmod "$2" -- "$temporary"
            sync -- "$temporary"
            mv -fT -- "$temporary" "$1"
            sync -- "$(dirname -- "$1")"
            """;

    ReadResult read(Path path) {
        CommandResult result = host.run(plain("cat", path), PATIENCE);
        if (result.truncated()) {
            return new ReadResult.Unreadable(path, "it is larger than 1 MiB");
        }
        if (result.succeeded()) {
            return new ReadResult.Found(result.stdout());
        }
        return saysAbsent(result) ? new ReadResult.Absent(path) : new ReadResult.Unreadable(path, result.complaint());
    }

    boolean exists(Path path) {
        CommandResult result = host.run(plain("stat", path), PATIENCE);
        if (!result.succeeded() && !saysAbsent(result)) {
            throw trouble(path, result);
        }
        return result.succeeded();
    }

    void write(Path path, String content, int mode) {
        String size = Integer.toString(content.getBytes(StandardCharsets.UTF_8).length);
        String octal = Integer.toOctalString(mode);
        Argv command = Argv.of("env", "LC_ALL=C", "sh", "-c", WRITE, "write", path.toString(), octal, size);
        CommandResult result = host.runWithInput(command, PATIENCE, content);
        if (!result.succeeded()) {
            throw trouble(path, result);
        }
    }

    private static Argv plain(String program, Path path) {
        return Argv.of("env", "LC_ALL=C", program, "--", path.toString());
    }

    private static boolean saysAbsent(CommandResult result) {
        return result.exitCode() == 1 && result.stderr().stripTrailing().endsWith(NO_SUCH_FILE);
    }

    private HostException trouble(Path path, CommandResult result) {
        return new HostException(new HostFailure.FileTrouble(host.name(), path, result.complaint()));
    }
}
