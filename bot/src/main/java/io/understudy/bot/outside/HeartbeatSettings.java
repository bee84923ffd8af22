package io.understudy.bot.outside;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The dead man's switch: who is called while all is well, so that silence is noticed outside.
 *
 * @param url called with GET; may hold a secret
 * @param interval between two calls, at least a second
 */
public record HeartbeatSettings(URI url, Duration interval) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public HeartbeatSettings {
        OutboundHttp.requireHttp("heartbeat.url", url);
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("wanted a heartbeat.interval of at least 1 s, found " + interval);
        }
    }

    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of("interval", Duration.ofSeconds(60));
    }
}
