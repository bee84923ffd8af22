package io.understudy.slacklocal.workspace;

/**
 * A link at the top of a channel.
 *
 * @param id {@code Bk…}
 */
public record Bookmark(String id, String title, String link) {}
