package io.understudy.replication.watch;

import io.understudy.replication.diagnose.ReplicationDiagnosis.BotIsolated;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.observe.ClusterView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the bot itself is cut off, told from the looks at all of its clusters: then people hear of it once, not once for
 * each cluster. With one cluster nobody can tell the two apart. Safe for any thread.
 */
public final class Isolation {
    /**
     * What the looks at one cluster showed.
     *
     * @param seen when anything of it was seen last
     * @param blindSince empty while anything of it is seen
     */
    private record Sight(Optional<Instant> seen, Optional<Instant> blindSince) {
        static final Sight NONE = new Sight(Optional.empty(), Optional.empty());

        Sight after(ClusterView view) {
            return view.isBlind()
                    ? new Sight(seen, blindSince.or(() -> Optional.of(view.at())))
                    : new Sight(Optional.of(view.at()), Optional.empty());
        }
    }

    private final Map<String, Sight> byCluster = new LinkedHashMap<>();

    /** From now on its looks count. */
    public synchronized void add(String cluster) {
        byCluster.put(cluster, Sight.NONE);
    }

    /**
     * Takes note of a look.
     *
     * @return whether that cluster is out of sight and no other was seen since: then it may be the bot that is cut off
     */
    synchronized boolean saw(ClusterView view) {
        String cluster = view.spec().name();
        Sight now = byCluster.getOrDefault(cluster, Sight.NONE).after(view);
        byCluster.put(cluster, now);
        return byCluster.size() > 1
                && now.blindSince()
                        .filter(since -> byCluster.values().stream().noneMatch(other -> wasSeen(other, since)))
                        .isPresent();
    }

    private static boolean wasSeen(Sight other, Instant since) {
        return other.seen().filter(at -> !at.isBefore(since)).isPresent();
    }

    /** The condition of the bot, once every one of at least two clusters is out of sight. */
    public synchronized List<Suspicion> suspicions() {
        boolean isolated = byCluster.size() > 1
                && byCluster.values().stream()
                        .allMatch(sight -> sight.blindSince().isPresent());
        return isolated
                ? List.of(Suspicion.now(new BotIsolated(AlertBook.OF_THE_BOT, List.copyOf(byCluster.keySet()))))
                : List.of();
    }
}
