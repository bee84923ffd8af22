package io.understudy.bot.metrics;

import io.understudy.replication.cluster.Secret;

/**
 * Who may read the metrics.
 *
 * @param token at least 20 characters; whoever has it may, from anywhere
 */
public record MetricsSettings(Secret token) {
    private static final int SHORTEST_TOKEN = 20;

    public MetricsSettings {
        if (token.reveal().length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("wanted a metrics token of at least " + SHORTEST_TOKEN
                    + " characters, found a shorter one; try: openssl rand -hex 16");
        }
    }
}
