package io.understudy.replication.watch;

import io.understudy.replication.observe.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The space where the bot itself writes, measured every minute beside the looks: a file system that hangs keeps no look
 * waiting, and is not asked again before it answered. One look at a time.
 */
public final class OwnSpace {
    private static final Logger LOG = LoggerFactory.getLogger(OwnSpace.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private final Function<Instant, List<Volume>> question;
    private final Executor threads;
    private CompletableFuture<List<Volume>> asked = CompletableFuture.completedFuture(List.of());
    private Instant askedAt = Instant.EPOCH;
    private List<Volume> newest = List.of();

    /**
     * Measures nothing yet.
     *
     * @param question the volumes at this time
     */
    public OwnSpace(Function<Instant, List<Volume>> question, Executor threads) {
        this.question = question;
        this.threads = threads;
    }

    /** The newest answer, after asking if it is time. The clock may be set back. */
    List<Volume> renewed(Instant now) {
        if (asked.isDone() && Duration.between(askedAt, now).abs().compareTo(INTERVAL) >= 0) {
            askedAt = now;
            List<Volume> known = newest;
            asked = CompletableFuture.supplyAsync(() -> answer(now, known), threads);
        }
        newest = asked.getNow(newest);
        return newest;
    }

    /** What was known stays where the question has a fault of its own: it must not end the look. */
    private List<Volume> answer(Instant now, List<Volume> known) {
        try {
            return question.apply(now);
        } catch (RuntimeException fault) {
            LOG.error("The space where the bot writes could not be measured; it is tried again in {}", INTERVAL, fault);
            return known;
        }
    }
}
