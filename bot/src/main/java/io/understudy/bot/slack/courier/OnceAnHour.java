package io.understudy.bot.slack.courier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/** Warns of what lasts, without filling the log. Safe for any thread. */
final class OnceAnHour {
    private static final Duration QUIET = Duration.ofHours(1);
    private final InstantSource clock;
    private final Map<String, Instant> said = new ConcurrentHashMap<>();

    OnceAnHour(InstantSource clock) {
        this.clock = clock;
    }

    void warn(Logger log, String sentence) {
        Instant now = clock.instant();
        Instant before = said.get(sentence);
        if (before == null || before.plus(QUIET).isBefore(now)) {
            said.put(sentence, now);
            log.warn("{}", sentence);
        }
    }
}
