package io.understudy.bot.bench;

import io.understudy.replication.sql.PositionSql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one look at a pair costs, all diagnoses included. */
final class LookBench implements Benchmark {
    private static final int WARM = 300;
    private static final int LOOKS = 200;

    @Override
    public String name() {
        return "look";
    }

    @Override
    public List<Comparison> run(int runs) throws InterruptedException {
        List<Duration> raw = new ArrayList<>();
        List<Duration> ours = new ArrayList<>();
        try (BenchPair pair = new BenchPair()) {
            for (int look = 0; look < WARM; look++) {
                pair.watch().look();
            }
            for (int run = 0; run < runs; run++) {
                raw.add(askRaw(pair.sql().positions()));
                ours.add(look(pair));
            }
        }
        return List.of(new Comparison(
                "one look at a pair; raw: one trivial question to each node", raw, ours, "≤ 0.5 ms for both nodes"));
    }

    private static Duration askRaw(PositionSql positions) {
        long begun = System.nanoTime();
        for (int question = 0; question < LOOKS; question++) {
            positions.isInRecovery("db1");
            positions.isInRecovery("db2");
        }
        return Duration.ofNanos((System.nanoTime() - begun) / LOOKS);
    }

    private static Duration look(BenchPair pair) throws InterruptedException {
        long begun = System.nanoTime();
        for (int look = 0; look < LOOKS; look++) {
            pair.watch().look();
        }
        return Duration.ofNanos((System.nanoTime() - begun) / LOOKS);
    }
}
