package io.understudy.replication.diagnose;

import java.time.Duration;
import java.util.Map;

/**
 * From when on a lag or a silence has a name.
 *
 * @param lagBytes WAL behind the primary
 * @param lagTime behind the primary by the LSN clock
 * @param silence age of the last message that a standby's receiver got; an idle pair is silent for up to half of
 *     {@code wal_receiver_timeout}, 30 s by default
 */
public record Thresholds(long lagBytes, Duration lagTime, Duration silence) {
    /** 64 MB, 30 s and 45 s. */
    public static final Thresholds DEFAULT =
            new Thresholds(64L * 1024 * 1024, Duration.ofSeconds(30), Duration.ofSeconds(45));

    /** The values of components that a configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of("lagBytes", DEFAULT.lagBytes, "lagTime", DEFAULT.lagTime, "silence", DEFAULT.silence);
    }
}
