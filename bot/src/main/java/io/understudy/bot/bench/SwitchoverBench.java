package io.understudy.bot.bench;

import io.understudy.replication.sql.SteadyWrites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long nobody can write while two nodes exchange their roles, as one steady writer sees it. */
final class SwitchoverBench implements Benchmark {
    private static final Duration POLL = Duration.ofMillis(10);

    @Override
    public String name() {
        return "switchover";
    }

    @Override
    public List<Comparison> run(int runs) throws InterruptedException {
        List<Duration> raw = new ArrayList<>();
        List<Duration> ours = new ArrayList<>();
        try (BenchPair pair = new BenchPair();
                SteadyWrites writes = new SteadyWrites(pair.clusterSpec(), pair.superuserLogin())) {
            RawTools tools = new RawTools(pair);
            for (int run = 0; run < runs; run++) {
                settle(writes);
                tools.switchover("db1", "db2");
                awaitMore(writes);
                raw.add(writes.longestSilence());
                tools.bringBack("db1", "db2");

                settle(writes);
                pair.promote("db1");
                awaitMore(writes);
                ours.add(writes.longestSilence());
            }
        }
        return List.of(new Comparison("switchover: writes refused", raw, ours, "≤ 2"));
    }

    /** Writes flow when the measuring begins. */
    private static void settle(SteadyWrites writes) throws InterruptedException {
        awaitMore(writes);
        writes.listenAnew();
    }

    private static void awaitMore(SteadyWrites writes) throws InterruptedException {
        long wanted = writes.count() + 200;
        while (writes.count() < wanted) {
            BenchPair.pause(POLL);
        }
    }
}
