package io.understudy.bot.bench;

import java.util.List;

/** One thing that is done raw and by Understudy, in turns. */
public interface Benchmark {
    /** As it is named on the command line. */
    String name();

    /**
     * Does both and compares.
     *
     * @param runs how often each
     */
    List<Comparison> run(int runs) throws InterruptedException;
}
