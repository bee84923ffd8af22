package io.understudy.replication.roles;

import java.util.List;

/**
 * What the four roles are called.
 *
 * @param watcher looks at everything, changes nothing
 * @param operator promotes, pauses and re-points
 * @param replicator the standbys' own login, also for rewinding
 * @param dumper reads all data for logical backups
 */
public record RoleNames(String watcher, String operator, String replicator, String dumper) {

    public static final RoleNames DEFAULT =
            new RoleNames("understudy_watcher", "understudy_operator", "understudy_replicator", "understudy_dumper");

    public List<String> all() {
        return List.of(watcher, operator, replicator, dumper);
    }
}
