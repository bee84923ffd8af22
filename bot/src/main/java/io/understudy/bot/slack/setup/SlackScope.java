package io.understudy.bot.slack.setup;

import java.util.Arrays;
import java.util.List;

/**
 * What the bot may do in a workspace: all that its token needs, and nothing that it does not use. None of them lets it
 * read what people write.
 */
public enum SlackScope {
    COMMANDS("commands", "nobody can type the command"),
    CHAT_WRITE("chat:write", "the bot cannot say anything"),
    FILES_WRITE("files:write", "there are no pictures of the lag and no reports"),
    CHANNELS_READ("channels:read", "channels cannot be found by their names, nor checked"),
    GROUPS_READ("groups:read", "private channels cannot be found by their names, nor checked"),
    CHANNELS_MANAGE("channels:manage", "incidents get no channels of their own"),
    PINS_WRITE("pins:write", "nothing is pinned in an incident's channel"),
    BOOKMARKS_WRITE("bookmarks:write", "an incident's channel has no bookmarks"),
    USERS_READ("users:read", "over HTTP the bot cannot tell its own app's events from those of other apps"),
    USERGROUPS_READ("usergroups:read", "user groups give nobody a role");

    /** Of the app-level token, which opens the socket. */
    public static final String OF_THE_APP_TOKEN = "connections:write";

    private final String scope;
    private final String without;

    SlackScope(String scope, String without) {
        this.scope = scope;
        this.without = without;
    }

    /** Every scope as Slack spells it. */
    public static List<String> all() {
        return Arrays.stream(values()).map(SlackScope::scope).toList();
    }

    /** As Slack spells it. */
    public String scope() {
        return scope;
    }

    /** What does not work without it, in words. */
    public String without() {
        return without;
    }
}
