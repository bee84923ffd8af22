package io.understudy.store;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.observe.LagSample;
import io.understudy.replication.observe.PrimarySighting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Lag samples, all of one look in one transaction, the primary's last sighting, and which database cluster it is. */
final class StoredLagHistory implements LagHistory {
    /** Samples that come late, after a clock was set back, are added to their minute. */
    private static final String INTO_MINUTES = """
            INSERT INTO lag_minute (cluster, at, node, receive_bytes, replay_bytes, replay_micros)
            SELECT cluster, at - at % 60000000, node, max(receive_bytes), max(replay_bytes), max(replay_micros)
            FROM lag_sample WHERE at < :before GROUP BY 1, 2, 3
            ON CONFLICT (cluster, at, node) DO UPDATE
            SET receive_bytes = max(receive_bytes, excluded.receive_bytes),
                replay_bytes = max(replay_bytes, excluded.replay_bytes),
                replay_micros = COALESCE(max(replay_micros, excluded.replay_micros),
                                         replay_micros, excluded.replay_micros)
            """;

    private final Database database;

    StoredLagHistory(Database database) {
        this.database = database;
    }

    @Override
    public void add(List<LagSample> samples) {
        if (samples.isEmpty()) {
            return;
        }
        database.write(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO lag_sample (cluster, at, node, receive_bytes, replay_bytes, replay_micros)
                    VALUES (:cluster, :at, :node, :receiveBytes, :replayBytes, :replayMicros)
                    ON CONFLICT DO NOTHING
                    """);
            samples.forEach(sample -> bind(batch, sample));
            return batch.execute();
        });
    }

    private static void bind(PreparedBatch batch, LagSample sample) {
        batch.bind("cluster", sample.cluster())
                .bind("at", Columns.micros(sample.at()))
                .bind("node", sample.node())
                .bind("receiveBytes", sample.receiveBytes())
                .bind("replayBytes", sample.replayBytes())
                .bind("replayMicros", sample.replayTime().map(time -> time.toNanos() / 1_000))
                .add();
    }

    @Override
    public List<LagSample> since(String cluster, Instant since) {
        return database.read(handle -> handle.createQuery("""
                        SELECT cluster, at, node, receive_bytes, replay_bytes, replay_micros
                        FROM lag_sample WHERE cluster = :cluster AND at >= :since
                        UNION ALL
                        SELECT cluster, at, node, receive_bytes, replay_bytes, replay_micros
                        FROM lag_minute WHERE cluster = :cluster AND at >= :since
                        ORDER BY at, node
                        """)
                .bind("cluster", cluster)
                .bind("since", Columns.micros(since))
                .map((row, context) -> sample(row))
                .list());
    }

    private static LagSample sample(ResultSet row) throws SQLException {
        long micros = row.getLong("replay_micros");
        Optional<Duration> replayTime =
                row.wasNull() ? Optional.empty() : Optional.of(Duration.ofNanos(micros * 1_000));
        return new LagSample(
                row.getString("cluster"),
                row.getString("node"),
                Columns.instant(row, "at"),
                row.getLong("receive_bytes"),
                row.getLong("replay_bytes"),
                replayTime);
    }

    @Override
    public void thin(Instant raw, Instant minutes) {
        long wholeMinutes = Columns.micros(raw.truncatedTo(ChronoUnit.MINUTES));
        database.write(handle -> {
            handle.createUpdate(INTO_MINUTES).bind("before", wholeMinutes).execute();
            handle.createUpdate("DELETE FROM lag_sample WHERE at < :before")
                    .bind("before", wholeMinutes)
                    .execute();
            return handle.createUpdate("DELETE FROM lag_minute WHERE at < :before")
                    .bind("before", Columns.micros(minutes))
                    .execute();
        });
    }

    @Override
    public void sawPrimary(String cluster, PrimarySighting sighting) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO primary_sighting (cluster, node, timeline, current, at)
                        VALUES (:cluster, :node, :timeline, :current, :at)
                        ON CONFLICT (cluster) DO UPDATE
                        SET node = excluded.node, timeline = excluded.timeline, current = excluded.current,
                            at = excluded.at
                        """)
                .bind("cluster", cluster)
                .bind("node", sighting.node())
                .bind("timeline", sighting.timeline())
                .bind("current", sighting.current().toString())
                .bind("at", Columns.micros(sighting.at()))
                .execute());
    }

    @Override
    public Optional<PrimarySighting> lastPrimary(String cluster) {
        return database.read(handle -> handle.createQuery(
                        "SELECT node, timeline, current, at FROM primary_sighting WHERE cluster = :cluster")
                .bind("cluster", cluster)
                .map((row, context) -> new PrimarySighting(
                        row.getString("node"),
                        row.getInt("timeline"),
                        Lsn.parse(row.getString("current")),
                        Columns.instant(row, "at")))
                .findOne());
    }

    @Override
    public void keepSystemIdentifier(String cluster, long systemIdentifier) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO cluster_identity (cluster, system_identifier) VALUES (:cluster, :identifier)
                        ON CONFLICT (cluster) DO UPDATE SET system_identifier = excluded.system_identifier
                        """)
                .bind("cluster", cluster)
                .bind("identifier", systemIdentifier)
                .execute());
    }

    @Override
    public OptionalLong systemIdentifier(String cluster) {
        return database.read(
                handle -> handle.createQuery("SELECT system_identifier FROM cluster_identity WHERE cluster = :cluster")
                        .bind("cluster", cluster)
                        .mapTo(Long.class)
                        .findOne()
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()));
    }
}
