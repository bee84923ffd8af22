package io.understudy.bot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.bot.settings.BotSettings;
import io.understudy.commands.render.StatusMessage;
import io.understudy.commands.render.TextRendering;
import io.understudy.replication.care.OneLook;
import io.understudy.replication.watch.StatusReport;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy status}: one fresh look, without a bot. */
@Command(
        name = "status",
        description = {
            "Show the state of replication: one fresh look at each cluster, also while no bot runs.",
            "What only a running bot knows (since when, lag in time of a busy pair, backups) is in /replica status."
        },
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 3,
        exitCodeOnExecutionException = 3,
        exitCodeListHeading = "%nExit codes, the worst of all clusters:%n",
        exitCodeList = {
            "0:healthy",
            "1:degraded",
            "2:critical: no primary, or more than one",
            "3:unknown: not everything could be seen, or the configuration or the command is wrong"
        })
public final class StatusVerb implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Parameters(arity = "0..1", paramLabel = "CLUSTER", description = "Only this cluster (default: all).")
    private Optional<String> cluster = Optional.empty();

    @Option(names = "--json", description = "Print a JSON document instead of text; docs/command-line.md describes it.")
    private boolean json;

    @Spec
    private CommandSpec command;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws JsonProcessingException {
        Optional<BotSettings> settings = config.read();
        if (settings.isEmpty()) {
            return StatusExit.UNKNOWN.code();
        }
        Optional<String> unknown =
                cluster.filter(name -> !settings.get().clusters().containsKey(name));
        if (unknown.isPresent()) {
            say(Suggestion.unknown(
                    "cluster", unknown.get(), settings.get().clusters().keySet()));
            return StatusExit.UNKNOWN.code();
        }
        List<StatusReport> reports = look(settings.get());
        command.commandLine().getOut().print(json ? document(reports) : text(reports));
        command.commandLine().getOut().flush();
        return StatusExit.of(reports).code();
    }

    private List<StatusReport> look(BotSettings settings) {
        return settings.specs().entrySet().stream()
                .filter(entry -> cluster.map(entry.getKey()::equals).orElse(true))
                .map(Map.Entry::getValue)
                .map(spec ->
                        new OneLook(spec, settings.clusters().get(spec.name()).alerts(), clock).look())
                .toList();
    }

    private String text(List<StatusReport> reports) {
        return reports.stream()
                .map(report -> TextRendering.withoutButtons(StatusMessage.ofOneLook(report, clock.instant())))
                .collect(Collectors.joining("\n"));
    }

    private static String document(List<StatusReport> reports) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(StatusJson.document(reports))
                + "\n";
    }

    private void say(String words) {
        command.commandLine().getErr().println("understudy: " + words);
    }
}
