package io.understudy.slacklocal.workspace;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The workspace's channels. Who may change what is judged elsewhere. */
public final class Channels {
    private final Ids ids;
    private final Clock clock;
    private final Changes changes;
    private final Map<String, Channel> channels = new LinkedHashMap<>();

    Channels(Ids ids, Clock clock, Changes changes) {
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
    }

    /** Makes a channel with its creator in it; empty if the name is taken, also by an archived one. */
    public Optional<Channel> create(String name, boolean secluded, String creator) {
        Channel made;
        synchronized (this) {
            if (named(name).isPresent()) {
                return Optional.empty();
            }
            made = new Channel(
                    ids.next("C"),
                    name,
                    secluded,
                    false,
                    "",
                    creator,
                    clock.instant(),
                    Set.of(creator),
                    List.of(),
                    List.of());
            channels.put(made.id(), made);
        }
        changes.tell(new Change.ChannelChanged(made));
        return Optional.of(made);
    }

    public synchronized Optional<Channel> find(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    public synchronized Optional<Channel> named(String name) {
        return channels.values().stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst();
    }

    /** All of them, archived ones too, in the order in which they were made. */
    public synchronized List<Channel> all() {
        return new ArrayList<>(channels.values());
    }

    public Channel join(String id, String member) {
        return change(id, channel -> channel.withMember(member));
    }

    public Channel leave(String id, String member) {
        return change(id, channel -> channel.withoutMember(member));
    }

    public Channel setTopic(String id, String topic) {
        return change(id, channel -> channel.withTopic(topic));
    }

    public Channel archive(String id) {
        return change(id, Channel::closed);
    }

    public Channel pin(String id, String ts) {
        return change(id, channel -> channel.withPin(ts));
    }

    /** Answers the new bookmark. */
    public Bookmark bookmark(String id, String title, String link) {
        Bookmark bookmark = new Bookmark(ids.next("Bk"), title, link);
        change(id, channel -> channel.withBookmark(bookmark));
        return bookmark;
    }

    private Channel change(String id, UnaryOperator<Channel> how) {
        Channel changed;
        synchronized (this) {
            changed = how.apply(find(id).orElseThrow(
                            () -> new IllegalArgumentException("wanted a channel of the local Slack, found no " + id)));
            channels.put(id, changed);
        }
        changes.tell(new Change.ChannelChanged(changed));
        return changed;
    }
}
