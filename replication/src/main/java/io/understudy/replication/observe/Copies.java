package io.understudy.replication.observe;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The base backups that a server gives now, and since when each stands still. */
public record Copies(List<Copy> running) {
    public Copies {
        running = List.copyOf(running);
    }

    /** The same; a copy that did not move since then keeps the time of its last movement. */
    Copies after(Copies before) {
        return new Copies(running.stream()
                .map(now -> before.running.stream()
                        .filter(now::isWhere)
                        .findFirst()
                        .map(then -> now.movedAt(then.movedAt()))
                        .orElse(now))
                .toList());
    }

    /**
     * A row of {@code pg_stat_progress_basebackup}.
     *
     * @param client its address, or the name of the local client
     * @param totalBytes empty while it is not estimated
     * @param movedAt the bot's clock when it was first seen where it is now
     */
    public record Copy(
            int pid, String client, String phase, long streamedBytes, OptionalLong totalBytes, Instant movedAt) {
        /** The first phase says nothing of bytes, and lasts for as long as a spread checkpoint does. */
        public boolean awaitsCheckpoint() {
            return phase.startsWith("waiting for checkpoint");
        }

        private boolean isWhere(Copy then) {
            return pid == then.pid && phase.equals(then.phase) && streamedBytes == then.streamedBytes;
        }

        private Copy movedAt(Instant since) {
            return new Copy(pid, client, phase, streamedBytes, totalBytes, since);
        }
    }
}
