package io.understudy.bot.bench;

import io.understudy.replication.plan.ReplicationStep.AwaitStreaming;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.sql.SteadyWrites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From a standby that must be made anew, or an old primary that diverged, to one that streams. */
final class RebuildBench implements Benchmark {
    private static final int DIVERGING_WRITES = 200;
    private final int megabytes;

    RebuildBench(int megabytes) {
        this.megabytes = megabytes;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public List<Comparison> run(int runs) throws InterruptedException {
        try (BenchPair pair = new BenchPair()) {
            SteadyWrites.fill(pair.clusterSpec(), pair.superuserLogin(), megabytes);
            return List.of(copies(pair, runs), rewinds(pair, runs));
        }
    }

    private Comparison copies(BenchPair pair, int runs) throws InterruptedException {
        RawTools tools = new RawTools(pair);
        List<Duration> raw = new ArrayList<>();
        List<Duration> ours = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            tools.awaitStreaming("db2");
            long begun = System.nanoTime();
            tools.copy("db1", "db2");
            raw.add(Duration.ofNanos(System.nanoTime() - begun));
            ours.add(new StepTimes(pair.rebuild("db2", true)).fromStartToEndOf(AwaitStreaming.class));
            tools.removeWhatWasKept("db2");
        }
        return new Comparison(
                "rebuild by copy of " + megabytes + " MB → streaming; raw: pg_basebackup", raw, ours, "≤ 1.05");
    }

    private Comparison rewinds(BenchPair pair, int runs) throws InterruptedException {
        RawTools tools = new RawTools(pair);
        List<Duration> raw = new ArrayList<>();
        List<Duration> ours = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            List<String> diverged = diverge(pair);
            long begun = System.nanoTime();
            tools.rewind(diverged.get(0), diverged.get(1));
            raw.add(Duration.ofNanos(System.nanoTime() - begun));

            String again = diverge(pair).get(1);
            ours.add(new StepTimes(pair.rebuild(again, false)).fromStartToEndOf(AwaitStreaming.class));
            tools.removeWhatWasKept(again);
        }
        return new Comparison("rebuild by rewind after SIGKILL → streaming; raw: pg_rewind", raw, ours, "≤ 1.1");
    }

    /** The new primary, and the dead node that has what the new one has not. */
    private static List<String> diverge(BenchPair pair) throws InterruptedException {
        List<String> roles = pair.roles();
        pair.server(roles.get(1)).stop(StopMode.FAST);
        try (SteadyWrites writes = new SteadyWrites(pair.clusterSpec(), pair.superuserLogin())) {
            while (writes.count() < DIVERGING_WRITES) {
                BenchPair.pause(Duration.ofMillis(10));
            }
        }
        pair.server(roles.get(0)).kill9();
        pair.server(roles.get(1)).start();
        new RawTools(pair).promote(roles.get(1));
        pair.sql().promotion().checkpoint(roles.get(1));
        return List.of(roles.get(1), roles.get(0));
    }
}
