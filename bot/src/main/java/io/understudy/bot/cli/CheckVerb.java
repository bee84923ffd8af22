package io.understudy.bot.cli;

import io.understudy.backup.dump.BackupReadiness;
import io.understudy.backup.target.TargetReadiness;
import io.understudy.backup.target.Targets;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.ClusterSettings;
import io.understudy.bot.slack.setup.SlackExamination;
import io.understudy.bot.web.ConsolePort;
import io.understudy.config.Loaded;
import io.understudy.replication.care.CheckUp;
import io.understudy.replication.check.ClusterExamination;
import io.understudy.replication.check.Finding;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.roles.RoleScript;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy check}: what is wrong with configuration, machines, roles, versions and Slack, and what to do. */
@Command(
        name = "check",
        description =
                "Say what is wrong with the configuration, hosts, roles, versions and Slack, and what to do. Changes nothing.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing failed; there may be warnings", "1:something failed", "2:the command line is wrong"})
public final class CheckVerb implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Option(
            names = "--print-roles",
            description =
                    "Print the SQL that makes the roles, for a superuser to run once on the primary, and nothing else.")
    private boolean printRoles;

    @Option(
            names = "--postgres-version",
            paramLabel = "MAJOR",
            defaultValue = "15",
            description = "For --print-roles: the servers' major version (default: ${DEFAULT-VALUE}).")
    private int majorVersion;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        try {
            Loaded<BotSettings> loaded = config.load();
            if (loaded instanceof Loaded.Invalid<BotSettings> invalid) {
                out.print("NOT READY: " + invalid.render());
                return 1;
            }
            BotSettings settings = ((Loaded.Bound<BotSettings>) loaded).settings();
            if (printRoles) {
                settings.clusters().forEach((name, cluster) -> out.print(roles(name, cluster)));
                return 0;
            }
            CheckText text = new CheckText(findings(settings));
            out.print(text.render());
            return text.failed() ? 1 : 0;
        } finally {
            out.flush();
        }
    }

    private static List<Finding> findings(BotSettings settings) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("console", new ConsolePort(settings.console()).check()));
        findings.addAll(SlackExamination.of(settings, Clock.systemUTC()));
        boolean several = settings.clusters().size() > 1;
        settings.specs().forEach((name, spec) -> {
            for (Finding finding : cluster(settings, spec)) {
                boolean prefix = several && !finding.subject().equals(name);
                findings.add(prefix ? new Finding(name + "/" + finding.subject(), finding.check()) : finding);
            }
        });
        return findings;
    }

    private static List<Finding> cluster(BotSettings settings, ClusterSpec spec) {
        ClusterSettings cluster = settings.clusters().get(spec.name());
        CheckUp checkUp = new CheckUp(spec, cluster.alerts(), settings.ssh().knownHosts(), Clock.systemUTC());
        ClusterExamination examination = checkUp.examine();
        List<Finding> findings = new ArrayList<>(examination.findings());
        cluster.backup().ifPresent(backup -> {
            findings.addAll(checkUp.logins("backup.dumper", backup.dumper(), examination));
            new BackupReadiness(backup, new LocalHost("the bot's machine"), Clock.systemUTC())
                    .checks(examination.majorVersion())
                    .forEach(check -> findings.add(new Finding(spec.name(), check)));
            new TargetReadiness(new Targets(backup.targets(), settings.ssh().knownHosts()))
                    .checks()
                    .forEach(check -> findings.add(new Finding(spec.name(), check)));
        });
        return findings;
    }

    private String roles(String name, ClusterSettings cluster) {
        RoleNames names = new RoleNames(
                cluster.watcher().user(),
                cluster.operator().user(),
                cluster.replicator().user(),
                cluster.backup().map(backup -> backup.dumper().user()).orElse(RoleNames.DEFAULT.dumper()));
        return "-- Roles of " + name + "; run them in the database " + cluster.database()
                + ", then give each role its password.\n"
                + String.join(";\n", new RoleScript(majorVersion, names).statements()) + ";\n";
    }
}
