package io.understudy.bot.cli;

import io.understudy.backup.restore.IntoDirectory;
import io.understudy.backup.restore.IntoServer;
import io.understudy.backup.restore.OpenedBackup;
import io.understudy.backup.restore.RestoreFailedException;
import io.understudy.backup.restore.RestoreFailedException.Fault;
import io.understudy.backup.restore.RestoreOrder;
import io.understudy.backup.restore.RestoreReport;
import io.understudy.backup.restore.ServerAddress;
import io.understudy.bot.settings.BotSettings;
import io.understudy.commands.parse.Harmless;
import io.understudy.commands.render.Figures;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.scratch.PostgresBinaries;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy restore}: a backup into a new directory or another server, while no bot needs to run. */
@Command(
        name = "restore",
        description =
                "Restore a backup into a new directory, or into a server that has none of its databases. Its sums are"
                        + " compared first, and nothing is ever restored over a database.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything that was wanted is restored",
            "1:it could not be done; the reason stands on stderr, with what was made in a server before that",
            "2:the command line is wrong",
            "3:the backup is broken: take another one",
            "64:the configuration is wrong"
        })
public final class RestoreVerb implements Callable<Integer> {
    private static final int EXIT_BROKEN = 3;

    @Mixin
    private ConfigOption config;

    @Parameters(
            paramLabel = "BACKUP",
            description = "A backup's directory (needs no configuration); or its id, such as"
                    + " orders-20261120T031000Z; or TARGET:ID to fetch it from a configured target first.")
    private String backup = "";

    @Option(
            names = "--into",
            required = true,
            paramLabel = "WHERE",
            description =
                    "A directory that is new or empty, for a new server; or a connection string of a superuser without"
                            + " its password, such as \"host=db9 user=postgres\" or postgresql://postgres@db9:5432.")
    private String into = "";

    @Option(names = "--database", paramLabel = "NAME", description = "Only this one; may be repeated (default: all).")
    private List<String> databases = List.of();

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            defaultValue = "2",
            description = "Tables at once (default: ${DEFAULT-VALUE}); what is encrypted is restored one by one.")
    private int jobs;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "Identity of age that opens the backup (default: those of the configuration).")
    private Optional<Path> keyFile = Optional.empty();

    @Option(
            names = "--bin-directory",
            paramLabel = "DIR",
            description =
                    "PostgreSQL's programs (default: the configuration's, for a directory the newest of this machine).")
    private Optional<Path> programs = Optional.empty();

    @Option(
            names = "--work-directory",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description = "Where a fetched backup lies meanwhile (default: ${DEFAULT-VALUE}).")
    private Path workDirectory;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (jobs < 1) {
            throw new ParameterException(command.commandLine(), "wanted at least 1 with --jobs, found " + jobs);
        }
        NamedBackup named = new NamedBackup(backup);
        Optional<BotSettings> settings = Optional.empty();
        if (!named.isDirectory()) {
            settings = config.read();
            if (settings.isEmpty()) {
                return ConfigOption.EXIT_CONFIG;
            }
        }
        UntilStopped stop = new UntilStopped(Thread.currentThread()::interrupt);
        try {
            return restored(named, settings);
        } finally {
            stop.close();
        }
    }

    private int restored(NamedBackup named, Optional<BotSettings> settings) throws IOException {
        PrintWriter out = command.commandLine().getOut();
        Terminal terminal =
                new Terminal(out, Optional.ofNullable(System.console()).isPresent(), Clock.systemUTC());
        try (FoundBackup found = named.find(settings, workDirectory, terminal::show)) {
            Path directory = programs.or(found::programs).orElseGet(() -> PostgresBinaries.newest(new LocalHost("here"))
                    .directory());
            OpenedBackup opened = OpenedBackup.in(found.directory(), found.sealing(keyFile));
            RestoreOrder order = new RestoreOrder(
                    opened,
                    databases,
                    jobs,
                    directory,
                    new LocalHost("this machine"),
                    Clock.systemUTC(),
                    terminal::show);
            RestoreReport report = ServerAddress.isOne(into)
                    ? new IntoServer(order, address()).run()
                    : new IntoDirectory(order, Path.of(into)).run();
            terminal.end();
            out.println("Restored " + opened.manifest().id() + " in " + Figures.duration(report.took()) + ": "
                    + Harmless.visible(String.join(", ", report.databases())) + ".");
            report.notes().forEach(note -> out.println(Harmless.visible(note)));
            return 0;
        } catch (RestoreFailedException e) {
            terminal.end();
            String words =
                    Thread.currentThread().isInterrupted() ? "it was stopped: " + e.getMessage() : e.getMessage();
            command.commandLine().getErr().println("understudy: " + PlainErrors.lines(words));
            return e.fault() == Fault.BACKUP ? EXIT_BROKEN : 1;
        } finally {
            out.flush();
        }
    }

    private ServerAddress address() {
        try {
            return ServerAddress.parse(into);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "understudy: --into: " + e.getMessage(), e);
        }
    }
}
