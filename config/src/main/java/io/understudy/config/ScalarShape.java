package io.understudy.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One value. */
record ScalarShape(ScalarType<?> type) implements Shape {

    @Override
    public String words() {
        return type.words();
    }

    @Override
    public Optional<Object> bind(Node node, Place place, Reading reading) {
        if (node instanceof ScalarNode scalar && !Found.nothing(node)) {
            return parse(scalar.getValue(), place.at(Position.of(node.getStartMark())), reading);
        }
        String remedy = Found.nothing(node)
                ? "write a value, or remove the key"
                : type.remedy().apply("");
        return reading.reject(place, "wanted " + words() + ", found " + Found.shape(node), remedy);
    }

    Optional<Object> parse(String text, Place place, Reading reading) {
        Optional<Object> value = type.read(text);
        if (value.isEmpty()) {
            String message = "wanted " + words() + ", found " + Found.value(text);
            return reading.reject(place, message, type.remedy().apply(text));
        }
        return value.map(parsed -> settled(parsed, reading));
    }

    @Override
    public Optional<Object> absent(Optional<Object> preset, Place place, Reading reading) {
        return Shape.super.absent(preset, place, reading).map(value -> settled(value, reading));
    }

    @Override
    public String written(Object value) {
        return type.written(value);
    }

    @Override
    public void describe(String path, Presence presence, Consumer<ConfigKey> keys) {
        keys.accept(new ConfigKey(path, words(), presence, type.unit()));
    }

    private static Object settled(Object value, Reading reading) {
        return value instanceof Path path ? reading.resolve(path) : value;
    }
}
