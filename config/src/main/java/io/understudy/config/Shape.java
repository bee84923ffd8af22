package io.understudy.config;

import java.util.Optional;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.Node;

/** What a component's type allows in the file. */
interface Shape {

    /** What is wanted, in words. */
    String words();

    /** The value; empty when something was wrong, which the reading then knows. */
    Optional<Object> bind(Node node, Place place, Reading reading);

    /** The value of a key that is not in the file; a required one is reported. */
    default Optional<Object> absent(Optional<Object> preset, Place place, Reading reading) {
        if (preset.isPresent()) {
            return preset;
        }
        String key = place.path().substring(place.path().lastIndexOf('.') + 1);
        return reading.reject(place, "wanted " + words() + ", but the key is missing", "add '" + key + ": …'");
    }

    /** A value as it would be written in the file. */
    String written(Object value);

    /** Lists this key and what is below it. */
    default void describe(String path, Presence presence, Consumer<ConfigKey> keys) {
        keys.accept(new ConfigKey(path, words(), presence, Optional.empty()));
        describeParts(path, keys);
    }

    /** Lists what is below this key. */
    default void describeParts(String path, Consumer<ConfigKey> keys) {}
}
