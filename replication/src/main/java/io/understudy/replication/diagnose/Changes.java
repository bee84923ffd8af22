package io.understudy.replication.diagnose;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What changed lately without an operation of ours, and what must not change.
 *
 * @param systemIdentifier of the cluster that was seen first; empty before any primary was seen
 * @param roles nodes whose role changed
 * @param restarts servers that began anew
 */
public record Changes(OptionalLong systemIdentifier, List<RoleChange> roles, List<Restart> restarts) {
    /** Of the first look. */
    public static final Changes NONE = new Changes(OptionalLong.empty(), List.of(), List.of());

    public Changes {
        roles = List.copyOf(roles);
        restarts = List.copyOf(restarts);
    }

    /** What a server is, out of recovery or in it. */
    public enum Role {
        PRIMARY("primary"),
        STANDBY("standby");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** A node that was seen in one role and then in another, at {@code at}. */
    public record RoleChange(String node, Role before, Role after, Instant at) {}

    /**
     * A server whose processes began anew.
     *
     * @param crashed whether its postmaster stayed: a session crashed, and all of them ended
     * @param since when they began, by the server's clock
     */
    public record Restart(String node, boolean crashed, Instant since, Instant at) {}
}
