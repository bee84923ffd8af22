package io.understudy.store;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.chat.PostedMessage.PostedButton;
import io.understudy.replication.operate.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of the message board. */
final class MessageRows {
    private static final Logger log = LoggerFactory.getLogger(MessageRows.class);
    private static final String ROWS =
            "SELECT id, key, place, author, invocation, revision, at, message, button_ids FROM message ";

    private final StoredJson json;

    MessageRows(StoredJson json) {
        this.json = json;
    }

    long nextRevision(Handle handle) {
        return handle.createQuery("UPDATE board_revision SET newest = newest + 1 RETURNING newest")
                .mapTo(Long.class)
                .one();
    }

    long newestRevision(Handle handle) {
        return handle.createQuery("SELECT newest FROM board_revision")
                .mapTo(Long.class)
                .one();
    }

    void put(Handle handle, PostedMessage posted) {
        handle.createUpdate("""
                        INSERT OR REPLACE INTO message
                            (id, key, place, author, invocation, revision, at, message, button_ids)
                        VALUES
                            (:id, :key, :place, :author, :invocation, :revision, :at, :message, :buttonIds)
                        """)
                .bind("id", posted.id())
                .bind("key", posted.key())
                .bind("place", json.write(Place.class, posted.place()))
                .bind("author", posted.author().map(author -> json.write(Person.class, author)))
                .bind("invocation", posted.invocation())
                .bind("revision", posted.revision())
                .bind("at", Columns.micros(posted.at()))
                .bind("message", json.write(ChatMessage.class, posted.message()))
                .bind(
                        "buttonIds",
                        json.writeStrings(
                                posted.buttons().stream().map(PostedButton::id).toList()))
                .execute();
    }

    Optional<PostedMessage> byId(Handle handle, String id) {
        return handle.createQuery(ROWS + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> posted(row))
                .findOne();
    }

    Optional<PostedMessage> byKey(Handle handle, String key) {
        return handle.createQuery(ROWS + "WHERE key = :key")
                .bind("key", key)
                .map((row, context) -> posted(row))
                .findOne();
    }

    List<PostedMessage> since(Handle handle, long revision, int limit) {
        return handle.createQuery(ROWS + "WHERE revision > :revision ORDER BY revision LIMIT :limit")
                .bind("revision", revision)
                .bind("limit", limit)
                .map((row, context) -> posted(row))
                .list();
    }

    private PostedMessage posted(ResultSet row) throws SQLException {
        ChatMessage message = message(row);
        List<String> ids = json.readStrings(row.getString("button_ids"));
        return new PostedMessage(
                row.getString("id"),
                row.getString("key"),
                json.read(Place.class, row.getString("place")),
                Optional.ofNullable(row.getString("author")).map(author -> json.read(Person.class, author)),
                Optional.ofNullable(row.getString("invocation")),
                row.getLong("revision"),
                Columns.instant(row, "at"),
                message,
                IntStream.range(0, message.buttons().size())
                        .mapToObj(i ->
                                new PostedButton(ids.get(i), message.buttons().get(i)))
                        .toList());
    }

    /** A message of another version has its place in the history, without the buttons that nobody here can answer. */
    private ChatMessage message(ResultSet row) throws SQLException {
        try {
            return json.read(ChatMessage.class, row.getString("message"));
        } catch (UnknownKind e) {
            log.warn("Message {} cannot be shown: {}", row.getString("key"), e.getMessage());
            return ChatMessage.plain(
                    "Cannot be shown",
                    "This message was written by another version of Understudy and cannot be shown by this one.",
                    ChatMessage.Tone.NEUTRAL);
        }
    }
}
