package io.understudy.bot.cli;

import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.SettingsFile;
import io.understudy.config.Loaded;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that every verb with a configuration shares. */
final class ConfigOption {
    /** What a shell gets when the configuration is wrong: not to be taken for a cluster's state. */
    static final int EXIT_CONFIG = 64;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "/etc/understudy/understudy.yaml",
            description = "Configuration file (default: ${DEFAULT-VALUE}).")
    private Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** The settings; empty after every mistake was printed to stderr. */
    Optional<BotSettings> read() {
        Loaded<BotSettings> loaded = load();
        if (loaded instanceof Loaded.Invalid<BotSettings> invalid) {
            command.commandLine().getErr().print(invalid.render());
            return Optional.empty();
        }
        return Optional.of(((Loaded.Bound<BotSettings>) loaded).settings());
    }

    /** The settings, or everything that is wrong with the file. */
    Loaded<BotSettings> load() {
        return SettingsFile.read(file, System.getenv());
    }
}
