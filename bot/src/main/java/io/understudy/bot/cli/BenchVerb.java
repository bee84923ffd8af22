package io.understudy.bot.cli;

import io.understudy.bot.bench.Benchmark;
import io.understudy.bot.bench.Benchmarks;
import io.understudy.bot.bench.Comparison;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy bench}: what Understudy costs beside the raw tools, on throwaway servers of this machine. */
@Command(
        name = "bench",
        description =
                "Measure looks, detection, acknowledgement, switchover, failover, rebuild and backup beside PostgreSQL's own tools on throwaway servers.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it was measured, whatever came out", "1:it could not be done", "2:the command line is wrong"
        })
public final class BenchVerb implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            description = "Only these: look, detection, acknowledgement, switchover, failover, rebuild, backup.",
            arity = "0..*")
    private List<String> names = List.of();

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "How often each (default: 5).")
    private int runs;

    @Option(
            names = "--megabytes",
            paramLabel = "N",
            defaultValue = "256",
            description = "Data that a rebuild copies and a backup dumps (default: 256).")
    private int megabytes;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        if (runs < 1 || megabytes < 1) {
            throw new ParameterException(command.commandLine(), "wanted at least one run and one megabyte");
        }
        List<Benchmark> chosen = chosen();
        System.out.println(Comparison.head());
        for (Benchmark benchmark : chosen) {
            for (Comparison comparison : benchmark.run(runs)) {
                System.out.println(comparison.row());
            }
        }
        return 0;
    }

    private List<Benchmark> chosen() {
        List<Benchmark> all = Benchmarks.all(megabytes);
        List<String> known = all.stream().map(Benchmark::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        command.commandLine(), "there is no benchmark '" + name + "'; there are " + known);
            }
        }
        return all.stream()
                .filter(one -> names.isEmpty() || names.contains(one.name()))
                .toList();
    }
}
