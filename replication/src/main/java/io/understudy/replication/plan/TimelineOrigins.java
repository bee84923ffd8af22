package io.understudy.replication.plan;

import io.understudy.replication.observe.ServerFiles;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether timelines of the same number are the same one. Two standbys that were promoted independently at one position have
 * equal histories; only the record of the promotion, with its time, tells them apart.
 */
final class TimelineOrigins {
    private TimelineOrigins() {}

    /** The oldest timeline of which two nodes have different beginnings; empty if none is known. */
    static Optional<Integer> forkedAt(String one, String other, CloserLook closer) {
        Map<Integer, String> first = of(one, closer);
        Map<Integer, String> second = of(other, closer);
        return first.keySet().stream()
                .filter(second::containsKey)
                .filter(timeline -> !first.get(timeline).equals(second.get(timeline)))
                .sorted()
                .findFirst();
    }

    /** Whether both still have the record with which a timeline began. */
    static boolean comparable(int timeline, String one, String other, CloserLook closer) {
        return Stream.of(one, other).allMatch(node -> of(node, closer).containsKey(timeline));
    }

    static String origin(String node, int timeline, CloserLook closer) {
        return of(node, closer).getOrDefault(timeline, "");
    }

    private static Map<Integer, String> of(String node, CloserLook closer) {
        return closer.filesOf(node).map(ServerFiles::origins).orElse(Map.of());
    }
}
