package io.understudy.bot.cli;

import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.wiring.Bot;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code understudy run}: the bot, until SIGTERM. */
@Command(
        name = "run",
        description = "Run the bot with your configuration, until it is stopped.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was stopped",
            "1:it could not start",
            "2:the command line is wrong",
            "64:the configuration is wrong"
        })
public final class RunVerb implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Override
    public Integer call() throws InterruptedException {
        Optional<BotSettings> settings = config.read();
        if (settings.isEmpty()) {
            return ConfigOption.EXIT_CONFIG;
        }
        try (UntilStopped end = new UntilStopped();
                Bot bot = Bot.of(settings.get(), false)) {
            bot.start();
            System.out.println("Understudy is ready: " + bot.console().url());
            end.await();
        }
        return 0;
    }
}
