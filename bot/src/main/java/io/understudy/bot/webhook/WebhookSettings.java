package io.understudy.bot.webhook;

import io.understudy.bot.outside.OutboundHttp;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.diagnose.Severity;
import java.net.URI;
import java.util.Map;

/**
 * Where incidents are told outside of chat.
 *
 * @param url called with POST; may hold a secret
 * @param secret what requests are signed with, at least 16 characters
 * @param from the mildest severity that is told; that nobody is watching always is
 */
public record WebhookSettings(URI url, Secret secret, Severity from) {
    private static final int SHORTEST_SECRET = 16;

    public WebhookSettings {
        OutboundHttp.requireHttp("webhook.url", url);
        if (secret.reveal().length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("wanted a webhook secret of at least " + SHORTEST_SECRET
                    + " characters, found a shorter one; try: openssl rand -hex 32");
        }
        if (from == Severity.INFO) {
            throw new IllegalArgumentException(
                    "wanted warning, critical or page for webhook.from, found info," + " which no incident has");
        }
    }

    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of("from", Severity.PAGE);
    }
}
