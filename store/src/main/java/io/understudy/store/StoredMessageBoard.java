package io.understudy.store;

import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The message board. Revisions become visible in their order, so {@link #since} never skips one that comes later;
 * listeners on two threads may hear of two revisions in either order.
 */
final class StoredMessageBoard implements MessageBoard {
    private final Database database;
    private final MessageRows rows;
    private final RandomIds ids;
    private final ButtonIds buttonIds;
    private final InstantSource clock;
    private final BoardListeners listeners = new BoardListeners();

    StoredMessageBoard(Database database, MessageRows rows, RandomIds ids, InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.ids = ids;
        this.buttonIds = new ButtonIds(ids);
        this.clock = clock;
    }

    @Override
    public PostedMessage put(Draft draft) {
        Outcome outcome = database.write(handle -> put(handle, draft));
        if (outcome.changed) {
            listeners.tell(outcome.message);
        }
        return outcome.message;
    }

    private Outcome put(Handle handle, Draft draft) {
        Optional<PostedMessage> before = rows.byKey(handle, draft.key());
        if (before.isPresent() && says(before.get(), draft)) {
            return new Outcome(before.get(), false);
        }
        PostedMessage after = posted(draft, before, rows.nextRevision(handle));
        rows.put(handle, after);
        return new Outcome(after, true);
    }

    private static boolean says(PostedMessage posted, Draft draft) {
        return posted.message().equals(draft.message())
                && posted.place().equals(draft.place())
                && posted.author().equals(draft.author())
                && posted.invocation().equals(draft.invocation());
    }

    private PostedMessage posted(Draft draft, Optional<PostedMessage> before, long revision) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new PostedMessage(
                before.map(PostedMessage::id).orElseGet(ids::next),
                draft.key(),
                draft.place(),
                draft.author(),
                draft.invocation(),
                revision,
                before.map(PostedMessage::at).orElse(now),
                draft.message(),
                buttonIds.assign(
                        draft.message().buttons(),
                        before.map(PostedMessage::buttons).orElse(List.of())));
    }

    @Override
    public Optional<PostedMessage> byId(String id) {
        return database.read(handle -> rows.byId(handle, id));
    }

    @Override
    public Optional<PostedMessage> byKey(String key) {
        return database.read(handle -> rows.byKey(handle, key));
    }

    @Override
    public List<PostedMessage> since(long revision, int limit) {
        return database.read(handle -> rows.since(handle, revision, limit));
    }

    @Override
    public long newestRevision() {
        return database.read(rows::newestRevision);
    }

    @Override
    public Subscription subscribe(Consumer<PostedMessage> listener) {
        return listeners.add(listener);
    }

    private record Outcome(PostedMessage message, boolean changed) {}
}
