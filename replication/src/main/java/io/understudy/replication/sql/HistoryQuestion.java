package io.understudy.replication.sql;

import io.understudy.replication.cluster.TimelineHistory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The lineage of timelines, over a connection in the replication protocol: in SQL, only a superuser may read it.
 *
 * <p>Source: PostgreSQL manual, "Streaming Replication Protocol".
 */
final class HistoryQuestion {
    private HistoryQuestion() {}

    /** Of the timeline that the server writes or receives. */
    static TimelineHistory ofRunningTimeline(Connection replication) throws SQLException {
        int timeline = OperatorConnections.oneRow(replication, "IDENTIFY_SYSTEM", row -> row.getInt("timeline"));
        return of(replication, timeline);
    }

    /** Of a timeline that the server knows. */
    static TimelineHistory of(Connection replication, int timeline) throws SQLException {
        if (timeline == 1) {
            return TimelineHistory.parse(1, "");
        }
        return OperatorConnections.oneRow(
                replication,
                "TIMELINE_HISTORY " + timeline,
                row -> TimelineHistory.parse(timeline, new String(row.getBytes("content"), StandardCharsets.UTF_8)));
    }
}
