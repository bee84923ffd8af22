package io.understudy.bot.bench;

import java.util.List;

/** Every benchmark, in the order in which they run. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * All of them.
     *
     * @param megabytes the data that a rebuild copies and a backup dumps
     */
    public static List<Benchmark> all(int megabytes) {
        return List.of(
                new LookBench(),
                new DetectionBench(),
                new AcknowledgementBench(),
                new SwitchoverBench(),
                new FailoverBench(),
                new RebuildBench(megabytes),
                new BackupBench(megabytes));
    }
}
