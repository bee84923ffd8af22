package io.understudy.bot.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.bot.Main;
import io.understudy.replication.host.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code understudy demo} in a process of its own, its temporary files below a directory that the test looks at. */
final class DemoProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(20);
    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private DemoProcess(Process process, Path stdout, Path stderr) {
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /**
     * Starts it; what it prints goes to files.
     *
     * @param temporary where it puts temporary files; users of any name may write there
     */
    static DemoProcess start(Path temporary, String... options) throws IOException {
        // A suite that was started in the background ignores SIGINT, and so would all that it starts.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "demo"));
        command.addAll(List.of(options));
        Path stdout = Files.createTempFile("demo", ".out");
        Path stderr = Files.createTempFile("demo", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        return new DemoProcess(process, stdout, stderr);
    }

    /** Starts it without a person at the terminal, and waits for its line of JSON. */
    static DemoProcess headless(Path temporary, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--headless"));
        all.addAll(List.of(options));
        DemoProcess demo = start(temporary, all.toArray(String[]::new));
        demo.awaitReady();
        return demo;
    }

    /** Until its line of JSON is there. */
    void awaitReady() {
        awaitOutput("}]}");
    }

    void awaitOutput(String text) {
        Patience.await(START).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("the demo ended with " + process.exitValue() + ":\n" + errors());
            }
            return output().contains(text);
        });
    }

    String output() throws IOException {
        return Files.readString(stdout);
    }

    String errors() throws IOException {
        return Files.readString(stderr);
    }

    JsonNode facts() throws IOException {
        return new ObjectMapper().readTree(output());
    }

    String url() throws IOException {
        return facts().path("url").asText();
    }

    ScriptedUser user(String name) throws IOException {
        for (JsonNode user : facts().path("users")) {
            if (user.path("name").asText().equals(name)) {
                return new ScriptedUser(url(), user.path("token").asText());
            }
        }
        throw new AssertionError("no user " + name);
    }

    List<DemoNode> nodes() throws IOException {
        List<DemoNode> nodes = new ArrayList<>();
        for (JsonNode node : facts().path("nodes")) {
            nodes.add(DemoNode.of(node));
        }
        return nodes;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** As Ctrl-C does it. */
    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return awaitEnd();
    }

    int terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** Its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(Patience.of(STOP).toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the demo did not end within " + Patience.of(STOP));
        }
        return process.exitValue();
    }

    /** Also after a failed test nothing of it may stay. */
    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit()
                .orTimeout(Patience.of(STOP).toMillis(), TimeUnit.MILLISECONDS)
                .join();
        Files.deleteIfExists(stdout);
        Files.deleteIfExists(stderr);
    }
}
