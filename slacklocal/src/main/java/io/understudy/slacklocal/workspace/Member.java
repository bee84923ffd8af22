package io.understudy.slacklocal.workspace;

/**
 * Somebody in the workspace.
 *
 * @param id {@code U…}
 * @param name the handle, such as {@code alice}
 * @param realName such as {@code Alice Adams}
 */
public record Member(String id, String name, String realName, boolean bot) {}
