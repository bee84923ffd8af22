package io.understudy.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A list, or a set, which keeps its order too and refuses to be told the same twice. */
record SequenceShape(Shape element, boolean unique) implements Shape {

    @Override
    public String words() {
        return "a list, each item " + element.words();
    }

    @Override
    public Optional<Object> bind(Node node, Place place, Reading reading) {
        if (!(node instanceof SequenceNode sequence)) {
            String remedy = "write [] for none, [a, b] for some, or one '- …' line for each";
            return reading.reject(place, "wanted " + words() + ", found " + Found.shape(node), remedy);
        }
        List<Node> items = sequence.getValue();
        Collection<Object> values = unique ? new LinkedHashSet<>() : new ArrayList<>();
        boolean complete = true;
        for (int index = 0; index < items.size(); index++) {
            Place at = place.item(index, Position.of(items.get(index).getStartMark()));
            Optional<Object> value = element.bind(items.get(index), at, reading);
            complete &= value.isPresent();
            value.ifPresent(one -> add(values, one, at, reading));
        }
        // A shorter list would be complained of for what is not the user's mistake.
        return complete ? Optional.of(frozen(values)) : Optional.empty();
    }

    private void add(Collection<Object> values, Object value, Place at, Reading reading) {
        if (!values.add(value)) {
            reading.reject(at, "wanted different items, found the same one again", "remove this line or item");
        }
    }

    private Object frozen(Collection<Object> values) {
        return values instanceof LinkedHashSet<Object> set
                ? Collections.unmodifiableSet(set)
                : Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public String written(Object value) {
        return ((Collection<?>) value).stream().map(element::written).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public void describeParts(String path, Consumer<ConfigKey> keys) {
        element.describeParts(path + "[]", keys);
    }
}
