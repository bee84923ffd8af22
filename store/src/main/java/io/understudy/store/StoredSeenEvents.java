package io.understudy.store;

import io.understudy.commands.access.SeenEvents;
import java.time.Duration;
import java.time.Instant;

/** Event ids of the last 24 hours. */
final class StoredSeenEvents implements SeenEvents {
    private static final Duration KEPT = Duration.ofHours(24);

    private final Database database;

    StoredSeenEvents(Database database) {
        this.database = database;
    }

    @Override
    public boolean firstTime(String eventId, Instant at) {
        return database.write(handle -> {
            handle.createUpdate("DELETE FROM seen_event WHERE at < :before")
                    .bind("before", Columns.micros(at.minus(KEPT)))
                    .execute();
            return handle.createUpdate("INSERT INTO seen_event VALUES (:id, :at) ON CONFLICT DO NOTHING")
                            .bind("id", eventId)
                            .bind("at", Columns.micros(at))
                            .execute()
                    == 1;
        });
    }
}
