package io.understudy.slacklocal.workspace;

/** Something that changed in the workspace. */
public sealed interface Change {
    /** A message came, for all or for one member. */
    record Posted(PostedMessage message) implements Change {}

    /** A message has a new wording. */
    record Updated(PostedMessage message) implements Change {}

    /** A message is gone. */
    record Deleted(PostedMessage message) implements Change {}

    /** A channel came, or its topic, members, pins, bookmarks or archive mark changed. */
    record ChannelChanged(Channel channel) implements Change {}

    /** A member sees a modal. */
    record ViewOpened(OpenView view) implements Change {}

    /** A modal was closed. */
    record ViewClosed(OpenView view) implements Change {}
}
