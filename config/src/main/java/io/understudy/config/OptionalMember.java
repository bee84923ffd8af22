package io.understudy.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A component that may be absent; with a default, that Optional holds then. */
record OptionalMember(Member inner, Optional<?> otherwise) implements Member {

    @Override
    public Map<String, String> spellings() {
        return inner.spellings();
    }

    @Override
    public Optional<Object> bind(Entries entries, Reading reading) {
        boolean present =
                spellings().keySet().stream().anyMatch(key -> entries.find(key).isPresent());
        return present ? inner.bind(entries, reading).map(Optional::of) : Optional.of(otherwise);
    }

    @Override
    public String written(Object value) {
        return inner.written(value);
    }

    @Override
    public void describe(String section, Consumer<ConfigKey> keys) {
        Presence presence = otherwise
                .<Presence>map(value -> new Presence.Default(inner.written(value)))
                .orElseGet(Presence.MayBeAbsent::new);
        describe(section, presence, keys);
    }

    @Override
    public void describe(String section, Presence presence, Consumer<ConfigKey> keys) {
        inner.describe(section, presence, keys);
    }
}
