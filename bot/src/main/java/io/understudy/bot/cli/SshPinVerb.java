package io.understudy.bot.cli;

import io.understudy.bot.settings.BotSettings;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.host.KnownHosts;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy ssh-pin}: the only way in which a host key gets pinned. */
@Command(
        name = "ssh-pin",
        description = "Show the fingerprint of a machine's SSH host key and pin it, after you compared it.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the key that the machine shows is pinned",
            "1:it is not pinned",
            "2:the command line is wrong, or there is no such node or target",
            "64:the configuration is wrong"
        })
public final class SshPinVerb implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Parameters(paramLabel = "NODE", description = "A node or an SFTP target of backups, such as db2 or orders/db2.")
    private String node = "";

    @Option(names = "--replace", description = "Let a different key that is pinned go.")
    private boolean replace;

    @Option(names = "--yes", description = "Do not ask: the fingerprint was compared before.")
    private boolean yes;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Optional<BotSettings> settings = config.read();
        if (settings.isEmpty()) {
            return ConfigOption.EXIT_CONFIG;
        }
        DeclaredMachine declared = declared(settings.get());
        PrintWriter out = command.commandLine().getOut();
        if (declared.access() instanceof HostAccess.Ssh machine) {
            KnownHosts known = new KnownHosts(settings.get().ssh().knownHosts());
            boolean pinned = new KeyPinning(declared.fullName(), known, replace, out, this::ask).run(machine);
            out.flush();
            return pinned ? 0 : 1;
        }
        out.println(
                declared.fullName() + " is on this machine (host kind: local): Understudy reaches it without SSH, so"
                        + " there is no key to pin.");
        return 1;
    }

    private DeclaredMachine declared(BotSettings settings) {
        try {
            return DeclaredMachine.named(node, settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "understudy: " + e.getMessage(), e);
        }
    }

    private Optional<String> ask(String question) {
        if (yes) {
            return Optional.of("yes");
        }
        command.commandLine().getOut().flush();
        return Optional.ofNullable(System.console()).map((Console terminal) -> terminal.readLine(question));
    }
}
