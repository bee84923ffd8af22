package io.understudy.replication.scratch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a throwaway server is to be like.
 *
 * @param name its cluster_name, the name of its directory, and as a standby its application_name and slot: letters,
 *     digits and underscores
 * @param durable whether it survives a power cut (fsync); tests do not need that
 * @param settings more lines for postgresql.conf; these win over our own
 */
public record ScratchSpec(String name, boolean durable, Map<String, String> settings) {

    public ScratchSpec {
        if (!name.matches("[a-z0-9_]{1,63}")) {
            throw new IllegalArgumentException(
                    "A server's name is also its slot's: 1 to 63 of a-z, 0-9 and _, found \"%s\"".formatted(name));
        }
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    public static ScratchSpec named(String name) {
        return new ScratchSpec(name, true, Map.of());
    }

    /** The same without fsync: faster, and gone after a power cut. */
    public ScratchSpec notDurable() {
        return new ScratchSpec(name, false, settings);
    }

    /** The same with one more setting, such as {@code with("wal_keep_size", "64MB")}. */
    public ScratchSpec with(String setting, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(setting, value);
        return new ScratchSpec(name, durable, more);
    }
}
