package io.understudy.bot.web;

import io.understudy.replication.cluster.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What machines ask the console. The reasons may be read by anybody.
 *
 * @param dead why the process should be restarted; empty while it lives
 * @param unready why Understudy cannot do its work now; empty when it can
 * @param metrics in Prometheus' text format
 * @param metricsToken who has it gets the metrics; empty: only this machine does
 */
public record Probes(
        Supplier<List<String>> dead,
        Supplier<List<String>> unready,
        Supplier<String> metrics,
        Optional<Secret> metricsToken) {}
