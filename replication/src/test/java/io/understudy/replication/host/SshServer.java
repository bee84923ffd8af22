package io.understudy.replication.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real OpenSSH server, on a free port of the loopback address unless it is put elsewhere: a process of the test with its own keys and
 * configuration, never the system's daemon. Lets the test's own user in with {@link #address()}'s key.
 */
public final class SshServer implements AutoCloseable {

    private static final String SSHD = "/usr/sbin/sshd";

    private static final String LOOPBACK = "127.0.0.1";

    private final Path directory;
    private final String address;
    private final int port;
    private final List<String> launcher;
    private Process daemon;

    /** Starts a server whose files are in the given directory. */
    public SshServer(Path directory) {
        this(directory, LOOPBACK, freePort(), List.of());
    }

    /**
     * Starts a server elsewhere.
     *
     * @param launcher the beginning of a command that runs the rest of it where the address is
     */
    public SshServer(Path directory, String address, int port, List<String> launcher) {
        this.directory = directory;
        this.address = address;
        this.port = port;
        this.launcher = List.copyOf(launcher);
        makeKey("host_key");
        makeKey("user_key");
        write("authorized_keys", read("user_key.pub"));
        write("sshd_config", configuration());
        start();
        pin();
    }

    public SshAddress address() {
        return addressWith(directory.resolve("user_key"));
    }

    public SshAddress addressWith(Path privateKey) {
        return new SshAddress(address, port, System.getProperty("user.name"), privateKey, knownHosts());
    }

    public Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    public int port() {
        return port;
    }

    /** The public half of the server's key, as ssh-keygen wrote it. */
    public Path hostKeyFile() {
        return directory.resolve("host_key.pub");
    }

    /** Everything that the server has said. */
    public String log() {
        return read("sshd.log");
    }

    /** Pins the server's key as a person would. */
    public void pin() {
        ServerKey key = HostKeyScan.scan(address, port, Patience.seconds(10));
        new KnownHosts(knownHosts()).pin(address, port, key, true);
    }

    public void start() {
        Path log = directory.resolve("sshd.log");
        long before = timesListening();
        try {
            // OpenSSH refuses to start without its privilege separation directory.
            Files.createDirectories(Path.of("/run/sshd"));
            List<String> command = new ArrayList<>(launcher);
            command.addAll(List.of(
                    SSHD, "-D", "-e", "-f", directory.resolve("sshd_config").toString()));
            daemon = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + SSHD + " (Debian package openssh-server)", e);
        }
        Patience.await().alias("sshd listens; see " + log).until(() -> timesListening() > before);
    }

    /** Kills the server and its connections as a power cut would, leaving the commands' processes alone. */
    public void kill() {
        List<ProcessHandle> servers = Stream.concat(Stream.of(daemon.toHandle()), daemon.descendants())
                .filter(process -> process.info().command().orElse("").contains("sshd"))
                .toList();
        servers.forEach(ProcessHandle::destroyForcibly);
        Patience.await().until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Kills the server and starts it again on the same port with another host key. */
    public void restartWithAnotherHostKey() {
        kill();
        makeKey("host_key");
        start();
    }

    @Override
    public void close() {
        kill();
    }

    void makeKey(String name) {
        Path file = directory.resolve(name);
        try {
            Files.deleteIfExists(file);
            new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String configuration() {
        return """
                ListenAddress %s
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                UsePAM no
                StrictModes no
                PermitRootLogin prohibit-password
                PasswordAuthentication no
                LogLevel VERBOSE
                Subsystem sftp internal-sftp
                # Tests open many connections at once; the daemon would drop some of them.
                MaxStartups 100
                """.formatted(address, port, directory.resolve("host_key"), directory.resolve("authorized_keys"));
    }

    /** As its log tells: a connection to find out would be counted by tests that count connections. */
    private long timesListening() {
        return Files.exists(directory.resolve("sshd.log"))
                ? log().lines()
                        .filter(line -> line.startsWith("Server listening"))
                        .count()
                : 0;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String content) {
        try {
            Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
