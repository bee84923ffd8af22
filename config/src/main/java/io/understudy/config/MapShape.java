package io.understudy.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Names that the operator chooses, each with a value, in the order of the file. */
record MapShape(ScalarShape name, Shape value) implements Shape {

    @Override
    public String words() {
        return "names, each with " + value.words();
    }

    @Override
    public Optional<Object> bind(Node node, Place place, Reading reading) {
        if (Found.nothing(node)) {
            String remedy = "write {} for none, or indent '<name>:' below the key";
            return reading.reject(place, "wanted " + words() + ", found nothing", remedy);
        }
        return Entries.of(node, place, words(), reading).flatMap(entries -> bindAll(entries, reading));
    }

    /** Nothing if one value is wrong: a map that lacks it would be complained of for what is not the user's mistake. */
    private Optional<Object> bindAll(Entries entries, Reading reading) {
        Map<Object, Object> bound = new LinkedHashMap<>();
        boolean complete = true;
        for (Entry entry : entries.all()) {
            Optional<Object> key = name.parse(entry.key(), entry.place(), reading);
            Optional<Object> part = value.bind(entry.node(), entry.place(), reading);
            complete &= key.isPresent() && part.isPresent();
            if (key.isPresent() && part.isPresent() && bound.putIfAbsent(key.get(), part.get()) != null) {
                reading.reject(entry.place(), "wanted different names, found the same one again", "remove one of them");
            }
        }
        return complete ? Optional.of(Collections.unmodifiableMap(bound)) : Optional.empty();
    }

    @Override
    public String written(Object map) {
        return ((Map<?, ?>) map)
                .entrySet().stream()
                        .map(entry -> name.written(entry.getKey()) + ": " + value.written(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public void describeParts(String path, Consumer<ConfigKey> keys) {
        value.describeParts(Place.join(path, "<name>"), keys);
    }
}
