package io.understudy.store;

import io.understudy.commands.deliver.Deliveries;
import io.understudy.commands.deliver.Delivery;
import io.understudy.commands.deliver.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What platforms show, a row for each message and platform; the newest place of a message replaces the one before. */
final class StoredDeliveries implements Deliveries {
    private static final String ROWS =
            "SELECT message, channel, platform_message, fingerprint, revision FROM delivery ";

    private final Database database;

    StoredDeliveries(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Delivery> of(String platform, String message) {
        return database.read(handle -> handle.createQuery(ROWS + "WHERE platform = :platform AND message = :message")
                .bind("platform", platform)
                .bind("message", message)
                .map((row, context) -> delivery(row))
                .findOne());
    }

    @Override
    public Optional<Delivery> at(String platform, String channel, String platformMessage) {
        return database.read(handle -> handle.createQuery(ROWS
                        + "WHERE platform = :platform AND channel = :channel AND platform_message = :platformMessage"
                        + " ORDER BY revision DESC LIMIT 1")
                .bind("platform", platform)
                .bind("channel", channel)
                .bind("platformMessage", platformMessage)
                .map((row, context) -> delivery(row))
                .findOne());
    }

    @Override
    public void put(String platform, Delivery delivery) {
        database.write(handle -> handle.createUpdate("""
                        INSERT OR REPLACE INTO delivery
                            (platform, message, channel, platform_message, fingerprint, revision)
                        VALUES (:platform, :message, :channel, :platformMessage, :fingerprint, :revision)
                        """)
                .bind("platform", platform)
                .bind("message", delivery.message())
                .bind("channel", delivery.receipt().map(Receipt::channel))
                .bind("platformMessage", delivery.receipt().map(Receipt::message))
                .bind("fingerprint", delivery.receipt().map(Receipt::fingerprint))
                .bind("revision", delivery.revision())
                .execute());
    }

    @Override
    public Optional<Long> settledUpTo(String platform) {
        return database.read(
                handle -> handle.createQuery("SELECT revision FROM delivery_settled WHERE platform = :platform")
                        .bind("platform", platform)
                        .mapTo(Long.class)
                        .findOne());
    }

    @Override
    public void settledUpTo(String platform, long revision) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO delivery_settled (platform, revision) VALUES (:platform, :revision)
                        ON CONFLICT (platform) DO UPDATE SET revision = max(revision, excluded.revision)
                        """)
                .bind("platform", platform)
                .bind("revision", revision)
                .execute());
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Optional<Receipt> receipt = Optional.empty();
        if (row.getString("channel") != null) {
            receipt = Optional.of(new Receipt(
                    row.getString("channel"), row.getString("platform_message"), row.getString("fingerprint")));
        }
        return new Delivery(row.getString("message"), receipt, row.getLong("revision"));
    }
}
