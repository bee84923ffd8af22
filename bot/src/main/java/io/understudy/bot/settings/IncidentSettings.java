package io.understudy.bot.settings;

import java.util.Map;

/**
 * How incidents are talked about.
 *
 * @param ownChannel whether a critical one gets a channel of its own, instead of the thread of its message
 */
public record IncidentSettings(boolean ownChannel) {
    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of("ownChannel", false);
    }
}
