package io.understudy.replication.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Understudy's own file of pinned host keys, in OpenSSH's format: one {@code host algorithm key} per line, the host as
 * {@code [host]:port} unless the port is 22. One key per machine. Mode 0600; replaced in one step. Two that pin
 * at the same moment may lose one of the two pins.
 *
 * @see <a href="https://man.openbsd.org/sshd.8#SSH_KNOWN_HOSTS_FILE_FORMAT">sshd(8), SSH_KNOWN_HOSTS FILE FORMAT</a>
 */
public record KnownHosts(Path file) {

    private static final int STANDARD_PORT = 22;

    /** The keys pinned for a machine: none, one, or several if somebody edited the file. */
    public List<ServerKey> pinned(String host, int port) {
        return lines().stream()
                .map(KnownHosts::fields)
                .filter(fields -> fields.length >= 3 && fields[0].equals(token(host, port)))
                .map(fields -> new ServerKey(fields[1], fields[2]))
                .toList();
    }

    /**
     * Pins a key that a person has approved.
     *
     * @param replace whether a different key that is pinned may go
     */
    public Pinning pin(String host, int port, ServerKey key, boolean replace) {
        List<ServerKey> before = pinned(host, port);
        if (before.contains(key)) {
            return new Pinning.AlreadyPinned(key);
        }
        if (!before.isEmpty() && !replace) {
            return new Pinning.Refused(before.get(0), key);
        }
        List<String> lines = new ArrayList<>(lines());
        lines.removeIf(line -> fields(line)[0].equals(token(host, port)));
        lines.add("%s %s %s".formatted(token(host, port), key.algorithm(), key.base64()));
        replaceFile(String.join("\n", lines) + "\n");
        return new Pinning.Pinned(key);
    }

    private static String[] fields(String line) {
        return line.strip().split("\\s+", -1);
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the pinned host keys in " + file, e);
        }
    }

    private void replaceFile(String content) {
        Path directory = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(directory);
            // A file made by createTempFile has mode 0600.
            Path temporary = Files.createTempFile(directory, "known_hosts", ".new");
            Files.writeString(temporary, content);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the pinned host keys to " + file, e);
        }
    }

    private static String token(String host, int port) {
        if (host.isBlank() || host.matches("(?s).*[\\s,#*?!|].*")) {
            throw new IllegalArgumentException("not the name or address of one machine: \"%s\"".formatted(host));
        }
        return port == STANDARD_PORT ? host : "[%s]:%d".formatted(host, port);
    }
}
