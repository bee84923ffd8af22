package io.understudy.commands.deliver;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in the store where the next start would begin: behind what is settled, before everything that is not. */
final class SettledMark {
    private static final Logger LOG = LoggerFactory.getLogger(SettledMark.class);

    private final Backlog backlog;
    private final Deliveries deliveries;
    private final String platform;
    private final AtomicLong stored = new AtomicLong();

    SettledMark(Backlog backlog, Deliveries deliveries, String platform) {
        this.backlog = backlog;
        this.deliveries = deliveries;
        this.platform = platform;
    }

    /** Never fails: a mark that stays behind costs the next start some questions, nothing else. */
    void move() {
        long now = backlog.settledUpTo();
        if (now <= stored.get()) {
            return;
        }
        try {
            deliveries.settledUpTo(platform, now);
            stored.accumulateAndGet(now, Math::max);
        } catch (RuntimeException e) {
            LOG.warn("Cannot store that {} is settled up to revision {}", platform, now, e);
        }
    }
}
