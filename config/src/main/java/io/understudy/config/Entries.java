package io.understudy.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The keys of one section, each once, in the order of the file. */
final class Entries {
    private final Place place;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> misspelt = new HashSet<>();

    private Entries(Place place) {
        this.place = place;
    }

    /** A section that is not in the file, or has no keys. */
    static Entries none(Place place) {
        return new Entries(place);
    }

    /** Reports and gives nothing when the node is no section; a bare {@code key:} is a section without keys. */
    static Optional<Entries> of(Node node, Place place, String wanted, Reading reading) {
        Entries entries = new Entries(place);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> entries.add(tuple, reading));
            return Optional.of(entries);
        }
        if (Found.nothing(node)) {
            return Optional.of(entries);
        }
        String remedy =
                "indent 'key: value' lines below " + (place.path().isEmpty() ? "it" : "'" + place.path() + ":'");
        reading.reject(place, "wanted " + wanted + ", found " + Found.shape(node), remedy);
        return Optional.empty();
    }

    private void add(NodeTuple tuple, Reading reading) {
        Position position = Position.of(tuple.getKeyNode().getStartMark());
        if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
            reading.reject(place.at(position), "wanted a plain name before the ':'", "write 'name: value'");
            return;
        }
        Entry entry = new Entry(name.getValue(), place.child(name.getValue(), position), tuple.getValueNode());
        Entry first = entries.putIfAbsent(entry.key(), entry);
        if (first != null) {
            int line = first.place().position().line();
            reading.reject(
                    entry.place(), "wanted once, found again (first on line " + line + ")", "remove one of them");
        }
    }

    Place place() {
        return place;
    }

    Collection<Entry> all() {
        return entries.values();
    }

    Optional<Entry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** A key that was probably meant by an unknown one is not reported as missing besides. */
    boolean misspelt(String key) {
        return misspelt.contains(key);
    }

    /** @param spellings what people may write, each with the key that they should be told of */
    void reportUnknown(Map<String, String> spellings, Reading reading) {
        List<Entry> unknown = new ArrayList<>(entries.values());
        unknown.removeIf(entry -> spellings.containsKey(entry.key()));
        for (Entry entry : unknown) {
            Optional<String> meant =
                    Spelling.nearest(entry.key(), spellings.keySet()).map(spellings::get);
            meant.ifPresent(misspelt::add);
            String known = "the keys here are " + String.join(", ", new TreeSet<>(spellings.values()));
            String remedy = meant.map(key -> "did you mean '" + key + "'?").orElse(known);
            reading.reject(entry.place(), "there is no such key", remedy);
        }
    }
}
