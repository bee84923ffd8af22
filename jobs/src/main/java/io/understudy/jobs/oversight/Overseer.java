package io.understudy.jobs.oversight;

import io.understudy.replication.diagnose.Suspicion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the bot again and again, on a thread that is not Quartz's.
 *
 * @param signs what the bot knows of itself now
 * @param told hears of everything that is wrong, also when nothing is
 */
public record Overseer(Supplier<BotSigns> signs, InstantSource clock, BiConsumer<List<Suspicion>, Instant> told)
        implements Runnable {
    /** Between two judgements. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Overseer.class);

    @Override
    public void run() {
        try {
            Instant now = clock.instant();
            told.accept(BotJudge.judge(signs.get(), now), now);
        } catch (RuntimeException e) {
            // Where the store does not answer, nothing can be told; the heartbeat falls silent then.
            LOG.error("Whether anybody watches could not be judged; it is tried again in a few seconds", e);
        }
    }
}
