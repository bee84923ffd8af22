package io.understudy.bot.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.bot.demo.Demo;
import io.understudy.bot.demo.DemoSlack;
import io.understudy.bot.demo.DemoUser;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.SettingsFile;
import io.understudy.bot.web.ConsolePort;
import io.understudy.bot.web.ConsoleSettings;
import io.understudy.bot.wiring.Bot;
import io.understudy.config.Loaded;
import io.understudy.replication.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy demo}: a pair, the bot and traffic in temporary directories, until Ctrl-C. */
@Command(
        name = "demo",
        description = "Start a primary, a standby and the bot in a temporary directory; Ctrl-C removes them.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it was stopped", "1:it could not start", "2:the command line is wrong"})
public final class DemoVerb implements Callable<Integer> {
    @Option(names = "--headless", description = "Print one line of JSON when ready, and nothing else on stdout.")
    private boolean headless;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of the console (default: a free one).")
    private int port;

    @Option(names = "--directory", paramLabel = "D", description = "Where to put the servers: empty or absent.")
    private Optional<Path> directory = Optional.empty();

    @Option(
            names = "--slack-local",
            description = "Also start a Slack of this machine, with a page, and be in it: no account is needed.")
    private boolean slackLocal;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(command.commandLine(), "wanted a --port from 0 to 65535, found " + port);
        }
        new ConsolePort(new ConsoleSettings("127.0.0.1", port, Optional.empty())).requireFree();
        say("Starting a primary and a standby (about 5 seconds) …");
        try (UntilStopped end = new UntilStopped();
                Demo demo = Demo.start(port, directory, slackLocal, new SecureRandom())) {
            run(demo, end);
            say("Stopping and removing everything that the demo started …");
        }
        return 0;
    }

    private void run(Demo demo, UntilStopped end) throws IOException, InterruptedException {
        BotSettings settings = settings(demo);
        try (Bot bot = Bot.of(settings, true)) {
            bot.start();
            demo.startTraffic(settings.specs().get(Demo.CLUSTER), time -> Thread.sleep(time.toMillis()));
            if (!end.isAsked()) {
                announce(demo, bot);
            }
            end.await();
        }
    }

    private static BotSettings settings(Demo demo) {
        Loaded<BotSettings> loaded = SettingsFile.read(demo.configuration(), System.getenv());
        if (loaded instanceof Loaded.Invalid<BotSettings> invalid) {
            throw new IllegalStateException(invalid.render());
        }
        return ((Loaded.Bound<BotSettings>) loaded).settings();
    }

    private void say(String words) {
        if (!headless) {
            System.out.println(words);
        }
    }

    private void announce(Demo demo, Bot bot) throws IOException {
        if (headless) {
            System.out.println(new ObjectMapper().writeValueAsString(facts(demo, bot)));
            return;
        }
        System.out.println("""

                Understudy is ready. Open this address; its token works once:

                  %s
                %s
                Try this:
                  1. type  /replica status
                  2. end the primary's server:  kill -9 $(head -1 %s/postmaster.pid)  and read the alert
                  3. type  /replica promote db2  as alice, change to bob at the top, and approve
                Ctrl-C stops and removes everything.
                """.formatted(
                        bot.console().loginLink(demo.users().get(0).name()),
                        demo.slack().map(DemoVerb::invitation).orElse(""),
                        demo.servers().get(0).dataDirectory()));
    }

    private static String invitation(DemoSlack slack) {
        return """

                And this one for the local Slack, where alice and bob are in #ops:

                  %s
                """.formatted(slack.page());
    }

    private static Map<String, Object> facts(Demo demo, Bot bot) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("url", bot.console().url().toString());
        facts.put("users", demo.users().stream().map(DemoVerb::user).toList());
        demo.slack()
                .ifPresent(slack -> facts.put(
                        "slack",
                        Map.of(
                                "page",
                                slack.page().toString(),
                                "api",
                                slack.api().toString())));
        facts.put("cluster", Demo.CLUSTER);
        facts.put("nodes", demo.servers().stream().map(DemoVerb::node).toList());
        return facts;
    }

    private static Map<String, Object> user(DemoUser user) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", user.name());
        facts.put("token", user.token().reveal());
        facts.put("roles", List.copyOf(user.roles()));
        return facts;
    }

    private static Map<String, Object> node(ScratchServer server) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", server.name());
        facts.put("host", ScratchServer.ADDRESS);
        facts.put("port", server.port());
        facts.put("dataDirectory", server.dataDirectory().toString());
        facts.put("superuser", server.superuser());
        facts.put("passfile", server.passfile().toString());
        return facts;
    }
}
