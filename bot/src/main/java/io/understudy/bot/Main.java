package io.understudy.bot;

import io.understudy.bot.cli.BackupKeyVerb;
import io.understudy.bot.cli.BenchVerb;
import io.understudy.bot.cli.CheckVerb;
import io.understudy.bot.cli.DemoVerb;
import io.understudy.bot.cli.PlainErrors;
import io.understudy.bot.cli.RestoreVerb;
import io.understudy.bot.cli.RunVerb;
import io.understudy.bot.cli.SlackManifestVerb;
import io.understudy.bot.cli.SshPinVerb;
import io.understudy.bot.cli.StatusVerb;
import io.understudy.bot.cli.UntilStopped;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entrance and table of contents. */
@Command(
        name = "understudy",
        description = "Chat-ops and scheduled care for PostgreSQL streaming replication.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs; each has a --help of its own:%n",
        exitCodeListHeading = "%nExit codes of verbs that do not say otherwise:%n",
        exitCodeList = {
            "0:done",
            "1:it could not be done; the reason stands on stderr",
            "2:the command line is wrong",
            "64:the configuration is wrong; every mistake stands on stderr"
        },
        subcommands = {
            DemoVerb.class,
            RunVerb.class,
            CheckVerb.class,
            StatusVerb.class,
            SshPinVerb.class,
            RestoreVerb.class,
            SlackManifestVerb.class,
            BackupKeyVerb.class,
            BenchVerb.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments);
        UntilStopped.ended(exitCode);
        System.exit(exitCode);
    }

    /** The command line as people use it. */
    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(new PlainErrors());
    }
}
