package io.understudy.slacklocal.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workspace's members and user groups. */
public final class Members {
    private final Ids ids;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, UserGroup> groups = new LinkedHashMap<>();

    Members(Ids ids, Member bot) {
        this.ids = ids;
        members.put(bot.id(), bot);
    }

    /** Takes somebody in. */
    public synchronized Member join(String name, String realName) {
        return take(new Member(ids.next("U"), name, realName, false));
    }

    /** Takes somebody in whose id is known beforehand. */
    public synchronized Member take(Member member) {
        members.put(member.id(), member);
        return member;
    }

    public synchronized Optional<Member> find(String id) {
        return Optional.ofNullable(members.get(id));
    }

    /** Everybody, the bot first. */
    public synchronized List<Member> all() {
        return new ArrayList<>(members.values());
    }

    /** Makes a group, or sets the members of one. */
    public synchronized UserGroup group(UserGroup group) {
        groups.put(group.id(), group);
        return group;
    }

    /** Makes a group with an id of its own. */
    public synchronized UserGroup newGroup(String handle, String name, List<String> users) {
        return group(new UserGroup(ids.next("S"), handle, name, users));
    }

    public synchronized List<UserGroup> groups() {
        return new ArrayList<>(groups.values());
    }
}
