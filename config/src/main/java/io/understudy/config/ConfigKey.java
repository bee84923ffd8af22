package io.understudy.config;

import java.util.Optional;

/**
 * One key that the file may hold.
 *
 * @param path from the root, such as {@code clusters.<name>.nodes[].host}: {@code <name>} is chosen by the operator, {@code []}
 *     is an item of a list
 * @param type what is wanted, in words
 * @param presence whether it must be there, and its default
 * @param unit the units that a value may carry; empty when it has none
 */
public record ConfigKey(String path, String type, Presence presence, Optional<String> unit) {

    @Override
    public String toString() {
        return path + ": " + type + ", " + presence.words()
                + unit.map(u -> ", units " + u).orElse("");
    }
}
