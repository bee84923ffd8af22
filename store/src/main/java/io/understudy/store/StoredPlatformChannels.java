package io.understudy.store;

import io.understudy.commands.deliver.PlatformChannels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Channels that the bot made, a row each; none is ever removed, so that old ones are still known by their id. */
final class StoredPlatformChannels implements PlatformChannels {
    private static final String ROWS = "SELECT name, id, archived FROM platform_channel WHERE platform = :platform ";

    private final Database database;

    StoredPlatformChannels(Database database) {
        this.database = database;
    }

    @Override
    public Optional<MadeChannel> named(String platform, String name) {
        return database.read(handle -> handle.createQuery(ROWS + "AND name = :name ORDER BY made DESC LIMIT 1")
                .bind("platform", platform)
                .bind("name", name)
                .map((row, context) -> channel(row))
                .findOne());
    }

    @Override
    public Optional<MadeChannel> withId(String platform, String id) {
        return database.read(handle -> handle.createQuery(ROWS + "AND id = :id")
                .bind("platform", platform)
                .bind("id", id)
                .map((row, context) -> channel(row))
                .findOne());
    }

    @Override
    public void put(String platform, MadeChannel channel) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO platform_channel (platform, name, id, archived)
                        VALUES (:platform, :name, :id, :archived)
                        ON CONFLICT (platform, id) DO UPDATE SET name = excluded.name, archived = excluded.archived
                        """)
                .bind("platform", platform)
                .bindMethods(channel)
                .execute());
    }

    private static MadeChannel channel(ResultSet row) throws SQLException {
        return new MadeChannel(row.getString("name"), row.getString("id"), row.getBoolean("archived"));
    }
}
