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

    /** Starts {@code understudy run} and waits until it is ready to work. */
    static BotProcess start(Path configuration, URI console, Path log) throws IOException {
        return start(configuration, log, console.resolve("/readyz"));
    }

    /** The same where something that the bot needs is away: waits only until it lives. */
    static BotProcess startInTrouble(Path configuration, URI console, Path log) throws IOException {
        return start(configuration, log, console.resolve("/healthz"));
    }

    private static BotProcess start(Path configuration, Path log, URI probe) throws IOException {
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
        Patience.await(START).ignoreExceptions().until(() -> answers(probe));
        return bot;
    }

    private static boolean answers(URI probe) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(probe).build();
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
