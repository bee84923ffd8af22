package io.understudy.slacklocal.workspace;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A modal that a member sees.
 *
 * @param id {@code V…}
 * @param member who sees it
 * @param view what the app sent
 * @param hash changes with each change of the view
 */
public record OpenView(String id, String member, JsonNode view, String hash) {}
