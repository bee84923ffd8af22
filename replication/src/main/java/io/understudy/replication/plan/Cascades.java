package io.understudy.replication.plan;

import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The standbys that stream from another standby while a primary is replaced.
 *
 * @param staying behind the candidate, or behind a standby that goes on itself; nearest to the candidate first
 * @param moved whose upstream cannot go on: pointed at the candidate instead
 */
record Cascades(List<Cascade> staying, List<Cascade> moved) {
    /** A standby behind another standby. */
    record Cascade(Standby standby, String upstream) {
        String node() {
            return standby.node();
        }
    }

    Cascades {
        staying = List.copyOf(staying);
        moved = List.copyOf(moved);
    }

    /** {@code fit}: every other standby that can follow the candidate. */
    static Cascades of(ClusterView view, Standby candidate, List<Standby> fit) {
        Set<String> goingOn = fit.stream().map(Standby::node).collect(Collectors.toCollection(HashSet::new));
        goingOn.add(candidate.node());
        List<Cascade> all = fit.stream()
                .flatMap(one -> view
                        .upstreamOf(one.node())
                        .filter(upstream -> view.of(upstream) instanceof Standby)
                        .map(upstream -> new Cascade(one, upstream))
                        .stream())
                // The candidate's own upstream must follow it from now on.
                .filter(one -> !view.upstreamOf(candidate.node()).equals(Optional.of(one.node())))
                .sorted(Comparator.comparing(one -> depth(view, one.node())))
                .toList();
        return new Cascades(
                all.stream().filter(one -> goingOn.contains(one.upstream())).toList(),
                all.stream().filter(one -> !goingOn.contains(one.upstream())).toList());
    }

    private static int depth(ClusterView view, String node) {
        Optional<String> above = view.upstreamOf(node);
        int depth = 0;
        while (above.isPresent() && depth < view.nodes().size()) {
            above = view.upstreamOf(above.get());
            depth++;
        }
        return depth;
    }

    boolean stays(String node) {
        return staying.stream().anyMatch(one -> one.node().equals(node));
    }

    void addTo(CheckList checks, String candidate) {
        checks.prefer(
                moved.isEmpty(),
                "cascades-keep-their-upstream",
                "every standby behind another standby goes on behind it",
                moved.stream()
                                .map(one -> one.node() + " streams from " + one.upstream())
                                .collect(Collectors.joining(", "))
                        + ", which cannot go on: it will stream from " + candidate + ".",
                "To put it back afterwards: /replica follow.");
    }
}
