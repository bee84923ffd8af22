package io.understudy.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** A section: a settings record. */
record RecordShape(Constructor<?> constructor, List<Member> members) implements Shape {

    @Override
    public String words() {
        return "nested keys";
    }

    @Override
    public Optional<Object> bind(Node node, Place place, Reading reading) {
        return Entries.of(node, place, words(), reading).flatMap(entries -> bind(entries, Map.of(), reading));
    }

    /** @param besides spellings that belong to the section but to no component */
    Optional<Object> bind(Entries entries, Map<String, String> besides, Reading reading) {
        Map<String, String> spellings = new LinkedHashMap<>(besides);
        members.forEach(member -> spellings.putAll(member.spellings()));
        entries.reportUnknown(spellings, reading);
        List<Object> values = new ArrayList<>();
        members.forEach(member -> member.bind(entries, reading).ifPresent(values::add));
        return values.size() == members.size() ? construct(values, entries.place(), reading) : Optional.empty();
    }

    /** Advice for somebody with an empty file. */
    String topLevel() {
        return "the keys at the top level are "
                + members.stream()
                        .flatMap(member -> member.spellings().values().stream())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private Optional<Object> construct(List<Object> values, Place place, Reading reading) {
        try {
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException cause) {
                String message =
                        Optional.ofNullable(cause.getMessage()).orElse("found values that do not fit together");
                return reading.reject(place, message, "correct the values " + place.section());
            }
            throw new IllegalStateException("wanted settings or an IllegalArgumentException from " + constructor, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot call " + constructor, e);
        }
    }

    /** A section that is not there is one without keys: its own defaults hold, its required keys are reported. */
    @Override
    public Optional<Object> absent(Optional<Object> preset, Place place, Reading reading) {
        return bind(Entries.none(place), Map.of(), reading);
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
        members.forEach(member -> member.describe(path, keys));
    }
}
