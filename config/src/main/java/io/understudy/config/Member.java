package io.understudy.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One component of a settings record and its keys. */
interface Member {

    /** What people may write for it, each with the key that they should be told of when they nearly wrote it. */
    Map<String, String> spellings();

    /** The component's value; empty when something was wrong, which the reading then knows. */
    Optional<Object> bind(Entries entries, Reading reading);

    /** A value of it as it would be written in the file. */
    String written(Object value);

    void describe(String section, Presence presence, Consumer<ConfigKey> keys);

    /** With the presence that its type and default give it. */
    void describe(String section, Consumer<ConfigKey> keys);
}
