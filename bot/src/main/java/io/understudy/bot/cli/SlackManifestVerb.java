package io.understudy.bot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.SettingsFile;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.setup.SlackManifest;
import io.understudy.config.Loaded;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy slack-manifest}: what Slack makes the bot's app from. Needs no configuration. */
@Command(
        name = "slack-manifest",
        description =
                "Print the manifest that Slack makes the bot's app from (api.slack.com/apps, Create New App, From a"
                        + " manifest, JSON).",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was printed",
            "2:the command line is wrong",
            "64:--config was given and the configuration is wrong"
        })
public final class SlackManifestVerb implements Callable<Integer> {
    private static final String USUAL_COMMAND = "/replica";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Take slack.command from this configuration. Not needed: the app is there before its tokens.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--http",
            paramLabel = "URL",
            description = "For slack.mode http: the https address at which Slack reaches the bot; without a path," + " "
                    + SlackManifest.PATH + " is added. Without it the manifest is for Socket Mode.")
    private Optional<URI> http = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "Understudy",
            description = "What the app and its bot are called (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--command",
            paramLabel = "COMMAND",
            description = "The slash command (default: that of --config, else " + USUAL_COMMAND + ").")
    private Optional<String> slash = Optional.empty();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws JsonProcessingException {
        Optional<Loaded<BotSettings>> loaded = file.map(path -> SettingsFile.read(path, System.getenv()));
        if (loaded.isPresent() && loaded.get() instanceof Loaded.Invalid<BotSettings> invalid) {
            command.commandLine().getErr().print(invalid.render());
            return ConfigOption.EXIT_CONFIG;
        }
        Optional<SlackSettings> settings = loaded.map(bound -> ((Loaded.Bound<BotSettings>) bound).settings())
                .flatMap(BotSettings::slack);
        PrintWriter out = command.commandLine().getOut();
        out.println(new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(manifest(settings).toJson()));
        out.flush();
        return 0;
    }

    private SlackManifest manifest(Optional<SlackSettings> settings) {
        if (http.isEmpty()
                && settings.filter(slack -> slack.mode() == SlackSettings.Mode.HTTP)
                        .isPresent()) {
            throw new ParameterException(
                    command.commandLine(),
                    "wanted --http with the address at which Slack reaches the bot, since slack.mode is http in "
                            + file.orElseThrow() + "; found none");
        }
        try {
            String words = slash.or(() -> settings.map(SlackSettings::command)).orElse(USUAL_COMMAND);
            return new SlackManifest(name, words, http);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
