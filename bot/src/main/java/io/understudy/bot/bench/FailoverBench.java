package io.understudy.bot.bench;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import io.understudy.replication.plan.ReplicationStep.VerifyPrimary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From the decision to a committed write, when the primary's postmaster was killed. */
final class FailoverBench implements Benchmark {
    @Override
    public String name() {
        return "failover";
    }

    @Override
    public List<Comparison> run(int runs) throws InterruptedException {
        List<Duration> raw = new ArrayList<>();
        List<Duration> whole = new ArrayList<>();
        List<Duration> step = new ArrayList<>();
        try (BenchPair pair = new BenchPair()) {
            for (int run = 0; run < runs; run++) {
                List<String> roles = pair.roles();
                pair.server(roles.get(0)).kill9();
                Operation operation = pair.promote(roles.get(1));
                whole.add(new StepTimes(operation).fromApprovalToEndOf(VerifyPrimary.class));
                step.add(new StepTimes(operation).of(PromoteStandby.class));
                pair.rebuild(roles.get(0), false);
                raw.add(raw(pair));
            }
        }
        return List.of(
                new Comparison(
                        "failover: last approval → verified writable; raw: pg_promote(false) → first commit",
                        raw,
                        whole,
                        "≤ 1.5, and the fence and the second look at everything"),
                new Comparison("failover: the promote step alone", raw, step, "≤ 60 ms"));
    }

    private static Duration raw(BenchPair pair) throws InterruptedException {
        List<String> roles = pair.roles();
        pair.sql().positions().isInRecovery(roles.get(1));
        pair.server(roles.get(0)).kill9();
        long begun = System.nanoTime();
        new RawTools(pair).promote(roles.get(1));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        pair.sql().promotion().checkpoint(roles.get(1));
        pair.rebuild(roles.get(0), false);
        return took;
    }
}
