package io.understudy.slacklocal.workspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A channel as it is at one moment.
 *
 * @param id {@code C…}
 * @param creator a member's id
 * @param members ids, in the order in which they joined
 * @param pins the {@code ts} of pinned messages
 */
public record Channel(
        String id,
        String name,
        boolean secluded,
        boolean archived,
        String topic,
        String creator,
        Instant created,
        Set<String> members,
        List<String> pins,
        List<Bookmark> bookmarks) {
    public Channel {
        members = new LinkedHashSet<>(members);
        pins = List.copyOf(pins);
        bookmarks = List.copyOf(bookmarks);
    }

    Channel withMember(String member) {
        Set<String> more = new LinkedHashSet<>(members);
        more.add(member);
        return new Channel(id, name, secluded, archived, topic, creator, created, more, pins, bookmarks);
    }

    Channel withoutMember(String member) {
        Set<String> fewer = new LinkedHashSet<>(members);
        fewer.remove(member);
        return new Channel(id, name, secluded, archived, topic, creator, created, fewer, pins, bookmarks);
    }

    Channel withTopic(String text) {
        return new Channel(id, name, secluded, archived, text, creator, created, members, pins, bookmarks);
    }

    /** Nobody can post here any more. */
    Channel closed() {
        return new Channel(id, name, secluded, true, topic, creator, created, members, pins, bookmarks);
    }

    Channel withPin(String ts) {
        List<String> more = new ArrayList<>(pins);
        more.add(ts);
        return new Channel(id, name, secluded, archived, topic, creator, created, members, more, bookmarks);
    }

    Channel withBookmark(Bookmark bookmark) {
        List<Bookmark> more = new ArrayList<>(bookmarks);
        more.add(bookmark);
        return new Channel(id, name, secluded, archived, topic, creator, created, members, pins, more);
    }
}
