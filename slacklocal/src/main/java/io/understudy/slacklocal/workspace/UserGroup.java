package io.understudy.slacklocal.workspace;

import java.util.List;

/**
 * People who are named together.
 *
 * @param id {@code S…}
 * @param handle such as {@code dba}
 * @param users ids of its members
 */
public record UserGroup(String id, String handle, String name, List<String> users) {
    public UserGroup {
        users = List.copyOf(users);
    }
}
