package io.understudy.bot.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * What all SSH connections share.
 *
 * @param knownHosts Understudy's own file of pinned host keys, written by {@code understudy ssh-pin}
 */
public record SshSettings(Path knownHosts) {
    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of("knownHosts", Path.of("/var/lib/understudy/known_hosts"));
    }
}
