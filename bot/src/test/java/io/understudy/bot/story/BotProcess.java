package io.understudy.bot.story;

import io.understudy.bot.Main;
import io.understudy.replication.host.Patience;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** A bot in a process of its own, that can be killed. */
final class BotProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private final Process process;

    private BotProcess(Process process) {
        this.process = process;
    }

    /** Starts {@code understudy run} and waits until its console answers. */
    static BotProcess start(Path configuration, URI console, Path log) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--config",
                        configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                .start();
        BotProcess bot = new BotProcess(process);
        Patience.await(START).ignoreExceptions().until(() -> ready(console));
        return bot;
    }

    private static boolean ready(URI console) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(console.resolve("/readyz")).build();
        return HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    /** SIGKILL: nothing is written out, nobody is told. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
