package io.understudy.bot.slack.inbound;

import io.understudy.bot.slack.SlackMember;

/** What an event is known by, the same however often Slack sends it. */
final class EventId {
    private EventId() {}

    /** Of a command or a click: Slack makes one trigger for each. */
    static String ofTrigger(String triggerId) {
        return SlackMember.PLATFORM + "/" + MalformedException.requirePresent("trigger_id", triggerId);
    }

    /** Of what was typed into a field: it can be handed in once, since its view closes. */
    static String ofView(String viewId) {
        return SlackMember.PLATFORM + "/" + MalformedException.requirePresent("view.id", viewId);
    }
}
