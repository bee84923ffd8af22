package io.understudy.bot;

import io.understudy.bot.cli.DemoVerb;
import io.understudy.bot.cli.Failures;
import io.understudy.bot.cli.RunVerb;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entrance and table of contents. */
@Command(
        name = "understudy",
        description = "Chat-ops and scheduled care for PostgreSQL streaming replication.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {DemoVerb.class, RunVerb.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments));
    }
}
