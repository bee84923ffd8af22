package io.understudy.commands.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How nodes may be named: {@code db2} where that is unique over all clusters, {@code orders/db2} always. */
public final class NodeNames {
    private final Map<String, List<String>> nodes;

    /** Takes the names of the nodes of each cluster, in the order to show them. */
    public NodeNames(Map<String, List<String>> nodes) {
        this.nodes = new LinkedHashMap<>(nodes);
    }

    /** A node and its cluster. */
    public record Found(String cluster, String node) {
        public String qualified() {
            return cluster + "/" + node;
        }
    }

    public List<String> clusters() {
        return List.copyOf(nodes.keySet());
    }

    /** Every node that a name may mean: one when it is clear, several when it is not, none when it is unknown. */
    public List<Found> find(String name) {
        return all().stream()
                .filter(one -> one.node().equals(name) || one.qualified().equals(name))
                .toList();
    }

    /** Of every node the shortest name that is clear. */
    public List<String> shortest() {
        return all().stream()
                .map(one -> find(one.node()).size() == 1 ? one.node() : one.qualified())
                .toList();
    }

    /** The nodes of one cluster. */
    public List<String> of(String cluster) {
        return nodes.getOrDefault(cluster, List.of());
    }

    /** Every cluster, then of every node the shortest name that is clear; a cluster's name is not a node's. */
    public List<String> clustersAndNodes() {
        List<String> names = new ArrayList<>(nodes.keySet());
        names.addAll(shortest());
        return List.copyOf(names);
    }

    private List<Found> all() {
        List<Found> found = new ArrayList<>();
        nodes.forEach((cluster, names) -> names.forEach(name -> found.add(new Found(cluster, name))));
        return found;
    }
}
