package io.understudy.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A component with one key. */
record PlainMember(String key, Shape shape, Optional<Object> preset) implements Member {

    @Override
    public Map<String, String> spellings() {
        return Map.of(key, key);
    }

    @Override
    public Optional<Object> bind(Entries entries, Reading reading) {
        Optional<Entry> entry = entries.find(key);
        if (entry.isPresent()) {
            return shape.bind(entry.get().node(), entry.get().place(), reading);
        }
        return entries.misspelt(key)
                ? Optional.empty()
                : shape.absent(preset, entries.place().missing(key), reading);
    }

    @Override
    public String written(Object value) {
        return shape.written(value);
    }

    @Override
    public void describe(String section, Consumer<ConfigKey> keys) {
        Presence presence = preset.<Presence>map(value -> new Presence.Default(shape.written(value)))
                .orElseGet(Presence.Required::new);
        describe(section, presence, keys);
    }

    @Override
    public void describe(String section, Presence presence, Consumer<ConfigKey> keys) {
        shape.describe(Place.join(section, key), presence, keys);
    }
}
