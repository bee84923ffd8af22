package io.understudy.backup.site;

import io.understudy.backup.settings.TargetSettings;
import io.understudy.backup.target.Target;
import io.understudy.backup.target.Targets;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real server that speaks S3 (s3proxy), a process of the test on a free port. What it stores are files below a directory, with the
 * objects' keys as paths.
 */
public final class S3Server implements AutoCloseable {
    public static final String ACCESS_KEY = "understudy-test";
    public static final String SECRET_KEY = "canary-s3-secret-4711";
    private static final Path JAR = Path.of("target/s3proxy.jar");

    private final Path directory;
    private final int port;
    private Process process;

    /** Starts one whose files are in the given directory. */
    public S3Server(Path directory) {
        this.directory = directory;
        this.port = freePort();
        start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Makes a bucket; its objects lie below the directory that is given back. */
    public Path bucket(String name) {
        try {
            return Files.createDirectories(directory.resolve("store").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a bucket and gives it as a target, which the caller closes.
     *
     * @param knownHosts for the other kinds of targets
     */
    public Target target(String bucket, Path knownHosts) {
        bucket(bucket);
        TargetSettings settings = new TargetSettings.S3(
                endpoint(), "us-east-1", bucket, "understudy", ACCESS_KEY, new Secret(SECRET_KEY));
        return new Targets(Map.of("cloud", settings), knownHosts).open("cloud");
    }

    public void start() {
        try {
            bucket("");
            Path properties = Files.writeString(directory.resolve("s3proxy.properties"), properties());
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-jar",
                            JAR.toAbsolutePath().toString(),
                            "--properties",
                            properties.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("s3proxy.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start " + JAR.toAbsolutePath() + ", which the build of module backup copies there", e);
        }
        Patience.await().alias("s3proxy listens; see " + directory).until(this::listens);
    }

    /** Kills it; what it stored stays. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private String properties() {
        return """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.identity=unused
                jclouds.credential=unused
                jclouds.filesystem.basedir=%s
                """.formatted(endpoint(), ACCESS_KEY, SECRET_KEY, directory.resolve("store"));
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("s3proxy ended; see " + directory.resolve("s3proxy.log"));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
