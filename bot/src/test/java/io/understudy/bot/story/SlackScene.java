package io.understudy.bot.story;

import io.understudy.bot.demo.Demo;
import io.understudy.bot.demo.DemoUser;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.people.Participant;
import io.understudy.slacklocal.workspace.PostedMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A pair of servers and a Slack of this machine that outlive the bot, which is a process of its own. */
final class SlackScene implements AutoCloseable {
    static final String OPS = "ops";
    static final Duration SOON = Patience.seconds(20);
    static final Duration CHANGE = Patience.seconds(60);

    private final Path log;
    private final URI console;
    private final Demo demo;
    private final LocalSlack slack;

    private SlackScene(Path log, int port) {
        this.log = log;
        this.console = URI.create("http://127.0.0.1:" + port);
        this.demo = Demo.start(port, Optional.empty(), true, new SecureRandom());
        this.slack = demo.slack().orElseThrow().itself();
    }

    /** Nothing of the bot runs yet. */
    static SlackScene open(Path logs) throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new SlackScene(logs.resolve("bot.log"), socket.getLocalPort());
        }
    }

    /** More lines for the cluster's section of the configuration. */
    SlackScene with(String yaml) throws IOException {
        String before = Files.readString(demo.configuration());
        Files.writeString(demo.configuration(), before.replace("    nodes:\n", yaml.indent(4) + "    nodes:\n"));
        return this;
    }

    /** Waits until it is connected with Slack. */
    BotProcess bot() throws IOException {
        return BotProcess.start(demo.configuration(), console, log);
    }

    BotProcess botWhileSlackIsDown() throws IOException {
        return BotProcess.startInTrouble(demo.configuration(), console, log);
    }

    LocalSlack slack() {
        return slack;
    }

    List<ScratchServer> servers() {
        return demo.servers();
    }

    Participant alice() {
        return slack.member("alice");
    }

    Participant bob() {
        return slack.member("bob");
    }

    /** Alice in the web console. */
    ScriptedUser aliceAtTheConsole() {
        DemoUser user = demo.users().get(0);
        return new ScriptedUser(console.toString(), user.token().reveal());
    }

    void say(Participant by, String words) {
        acknowledged(by.slash(OPS, "/replica", words));
    }

    void click(Participant by, PostedMessage message, String label) {
        acknowledged(by.click(message, label));
    }

    /** Clicks, and fills in the window that opens. */
    void click(Participant by, PostedMessage message, String label, String typed) {
        click(by, message, label);
        acknowledged(by.submit(by.sees().modal(SOON), Map.of("text", typed)));
    }

    /** What everybody sees below a message that says this. */
    List<PostedMessage> below(PostedMessage parent, String words) {
        return alice().sees().messages(OPS).stream()
                .filter(message -> message.threadTs().equals(Optional.of(parent.ts())))
                .filter(message -> message.text().contains(words))
                .toList();
    }

    private static void acknowledged(CompletableFuture<?> sent) {
        sent.orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Override
    public void close() {
        demo.close();
    }
}
