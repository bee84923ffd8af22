package io.understudy.slacklocal.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** How long the app took to acknowledge, late ones included; those that never came are not among them. */
public final class Latencies {
    private final List<Duration> all = new CopyOnWriteArrayList<>();

    void add(Duration latency) {
        all.add(latency);
    }

    /** In the order in which the acknowledgements came. */
    public List<Duration> all() {
        return List.copyOf(all);
    }

    /**
     * What this share of acknowledgements did not take longer than.
     *
     * @param share above 0, at most 1: 0.99 for the p99
     */
    public Duration quantile(double share) {
        List<Duration> sorted = all.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalStateException("wanted at least one acknowledgement, found none");
        }
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
