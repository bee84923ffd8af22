package io.understudy.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.Node;

/** A section whose key {@code kind} decides which record it is. */
record ChoiceShape(Map<String, RecordShape> variants, Optional<String> otherwise) implements Shape {
    private static final String KIND = "kind";

    @Override
    public String words() {
        return "nested keys with 'kind: …'";
    }

    @Override
    public Optional<Object> bind(Node node, Place place, Reading reading) {
        return Entries.of(node, place, words(), reading).flatMap(entries -> bind(entries, reading));
    }

    private Optional<Object> bind(Entries entries, Reading reading) {
        Optional<Entry> entry = entries.find(KIND);
        Optional<Object> kind = entry.isPresent()
                ? kinds().bind(entry.get().node(), entry.get().place(), reading)
                : kinds().absent(otherwise.map(name -> name), entries.place().missing(KIND), reading);
        return kind.flatMap(name -> variants.get(String.valueOf(name)).bind(entries, Map.of(KIND, KIND), reading));
    }

    @Override
    public Optional<Object> absent(Optional<Object> preset, Place place, Reading reading) {
        return otherwise.isPresent() ? bind(Entries.none(place), reading) : Shape.super.absent(preset, place, reading);
    }

    private ScalarShape kinds() {
        return new ScalarShape(StandardScalars.oneOf(variants.keySet()));
    }

    @Override
    public String written(Object value) {
        return String.valueOf(value);
    }

    @Override
    public void describe(String path, Presence presence, Consumer<ConfigKey> keys) {
        if (presence instanceof Presence.MayBeAbsent) {
            keys.accept(new ConfigKey(path, words(), presence, Optional.empty()));
        }
        describeParts(path, keys);
    }

    @Override
    public void describeParts(String path, Consumer<ConfigKey> keys) {
        Presence presence = otherwise.<Presence>map(Presence.Default::new).orElseGet(Presence.Required::new);
        kinds().describe(Place.join(path, KIND), presence, keys);
        variants.values().forEach(variant -> variant.describeParts(path, keys));
    }
}
