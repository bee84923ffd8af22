package io.understudy.bot.bench;

import com.sun.management.OperatingSystemMXBean;
import io.understudy.replication.sql.PositionSql;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What one look at a pair costs, all diagnoses included. */
final class LookBench implements Benchmark {
    private static final int WARM = 3_000;
    private static final int LOOKS = 200;

    @Override
    public String name() {
        return "look";
    }

    @Override
    public List<Comparison> run(int runs) throws InterruptedException {
        List<Cost> raw = new ArrayList<>();
        List<Cost> ours = new ArrayList<>();
        try (BenchPair pair = new BenchPair()) {
            look(pair, WARM);
            for (int run = 0; run < runs; run++) {
                raw.add(Cost.of(() -> askRaw(pair.sql().positions())));
                ours.add(Cost.of(() -> look(pair, LOOKS)));
            }
        }
        return List.of(
                new Comparison(
                        "one look at a pair; raw: one trivial question to each node",
                        times(raw, Cost::wall),
                        times(ours, Cost::wall),
                        "≤ 0.5 ms for both nodes"),
                new Comparison(
                        "the bot's CPU for 1,000 looks at one node, all diagnoses; raw: 1,000 trivial questions",
                        times(raw, Cost::cpuOfThousandNodes),
                        times(ours, Cost::cpuOfThousandNodes),
                        "≤ 250 ms"));
    }

    private static List<Duration> times(List<Cost> costs, Function<Cost, Duration> which) {
        return costs.stream().map(which).toList();
    }

    private static void askRaw(PositionSql positions) {
        for (int question = 0; question < LOOKS; question++) {
            positions.isInRecovery("db1");
            positions.isInRecovery("db2");
        }
    }

    private static void look(BenchPair pair, int times) throws InterruptedException {
        for (int look = 0; look < times; look++) {
            pair.watch().look();
        }
    }

    private interface Work {
        void perform() throws InterruptedException;
    }

    /** Of one look at the pair. */
    private record Cost(Duration wall, Duration cpu) {
        private static final OperatingSystemMXBean PROCESS =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        static Cost of(Work work) throws InterruptedException {
            long cpu = PROCESS.getProcessCpuTime();
            long begun = System.nanoTime();
            work.perform();
            return new Cost(
                    Duration.ofNanos((System.nanoTime() - begun) / LOOKS),
                    Duration.ofNanos((PROCESS.getProcessCpuTime() - cpu) / LOOKS));
        }

        Duration cpuOfThousandNodes() {
            return cpu.multipliedBy(1_000 / 2);
        }
    }
}
