package io.understudy.replication.observe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an answering server says about becoming, or having been, a primary; asked before a plan only.
 *
 * @param libraries that functions of the connected database need, as {@code pg_proc.probin} has them
 * @param subscriptions names of logical subscriptions, of all databases
 * @param mayPromote whether the operator's role may log in and promote
 */
public record Readiness(List<String> libraries, List<String> subscriptions, Archiver archiver, boolean mayPromote) {
    public Readiness {
        libraries = List.copyOf(libraries);
        subscriptions = List.copyOf(subscriptions);
    }

    /**
     * {@code pg_stat_archiver}.
     *
     * @param backlog finished segments that wait to be archived
     */
    public record Archiver(Optional<Instant> lastSuccess, Optional<Instant> lastFailure, int backlog) {
        /** Whether the newest attempt failed. */
        public boolean fails() {
            return lastFailure
                    .filter(failed ->
                            lastSuccess.filter(done -> done.isAfter(failed)).isEmpty())
                    .isPresent();
        }
    }
}
