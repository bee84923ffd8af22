package io.understudy.slacklocal.people;

import io.understudy.slacklocal.events.EventSender;
import io.understudy.slacklocal.serve.Address;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.Workspace;
import java.time.Clock;
import java.util.Locale;

/** The workspace's members as people who act. */
public final class People {
    private final Workspace workspace;
    private final EventSender events;
    private final Address address;
    private final Clock clock;
    private final Wait wait;

    public People(Workspace workspace, EventSender events, Address address, Clock clock) {
        this.workspace = workspace;
        this.events = events;
        this.address = address;
        this.clock = clock;
        this.wait = new Wait(workspace);
    }

    /** Whoever has this handle; somebody new if nobody has. */
    public synchronized Participant named(String handle) {
        Member member = workspace.members().all().stream()
                .filter(known -> known.name().equals(handle))
                .findFirst()
                .orElseGet(() -> workspace.members().join(handle, capitalized(handle)));
        return new Participant(this, member);
    }

    Workspace workspace() {
        return workspace;
    }

    EventSender events() {
        return events;
    }

    Clock clock() {
        return clock;
    }

    Wait waiting() {
        return wait;
    }

    String responseUrl(String code) {
        return address.at("/response/" + code).toString();
    }

    /** A channel by name, with or without the number sign, or by id. */
    Channel channel(String nameOrId) {
        String name = nameOrId.startsWith("#") ? nameOrId.substring(1) : nameOrId;
        return workspace
                .channels()
                .named(name)
                .or(() -> workspace.channels().find(name))
                .orElseThrow(() -> new IllegalArgumentException("wanted a channel of the workspace, found " + nameOrId
                        + "; there are "
                        + workspace.channels().all().stream().map(Channel::name).toList()));
    }

    private static String capitalized(String handle) {
        return handle.substring(0, 1).toUpperCase(Locale.ROOT) + handle.substring(1);
    }
}
