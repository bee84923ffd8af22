package io.understudy.replication.watch;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Which troubles that stand are to be seen right now, and since when they are there. One that stands may have been gone
 * for a while: it is waited for.
 *
 * @param seen keys of those that the newest look found
 * @param since by key, the first sight of each
 */
record Presence(Set<String> seen, Map<String, Duration> since) {
    Presence {
        seen = Set.copyOf(seen);
        since = Map.copyOf(since);
    }
}
