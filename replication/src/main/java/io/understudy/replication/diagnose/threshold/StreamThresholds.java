package io.understudy.replication.diagnose.threshold;

import java.time.Duration;
import java.util.Map;

/**
 * From when on a stream counts as broken.
 *
 * @param replyWarning how long the primary may have no reply from a standby that it calls streaming
 * @param replyCritical the same, as critical
 * @param notStreaming how long a connected standby may be in another state than streaming, and a server starting up
 * @param mostStarts more beginnings of a stream within five minutes are called flapping
 * @param noReceiver how long a standby may have no WAL receiver
 * @param silence age of the last message that a receiver got; an idle pair is silent for up to half of
 *     {@code wal_receiver_timeout}, 30 s by default
 * @param wrongLineage how long a standby may be on another timeline or upstream
 * @param stalledCopy how long a base backup may not move
 */
public record StreamThresholds(
        Duration replyWarning,
        Duration replyCritical,
        Duration notStreaming,
        int mostStarts,
        Duration noReceiver,
        Duration silence,
        Duration wrongLineage,
        Duration stalledCopy) {
    public static final StreamThresholds DEFAULT = new StreamThresholds(
            Duration.ofSeconds(25),
            Duration.ofSeconds(55),
            Duration.ofMinutes(5),
            3,
            Duration.ofSeconds(60),
            Duration.ofSeconds(45),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10));

    /** The values of components that a configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.ofEntries(
                Map.entry("replyWarning", DEFAULT.replyWarning),
                Map.entry("replyCritical", DEFAULT.replyCritical),
                Map.entry("notStreaming", DEFAULT.notStreaming),
                Map.entry("mostStarts", DEFAULT.mostStarts),
                Map.entry("noReceiver", DEFAULT.noReceiver),
                Map.entry("silence", DEFAULT.silence),
                Map.entry("wrongLineage", DEFAULT.wrongLineage),
                Map.entry("stalledCopy", DEFAULT.stalledCopy));
    }

    /** What an open trouble is measured by: it clears at 70 % of where it began. */
    public StreamThresholds relaxed() {
        return new StreamThresholds(
                Relaxed.most(replyWarning),
                Relaxed.most(replyCritical),
                notStreaming,
                Relaxed.most(mostStarts),
                noReceiver,
                Relaxed.most(silence),
                wrongLineage,
                stalledCopy);
    }
}
