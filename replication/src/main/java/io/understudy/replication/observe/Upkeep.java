package io.understudy.replication.observe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server says of its own upkeep.
 *
 * @param fileErrors errors in its configuration files as they are now; empty if the role may not read them
 * @param passwordsEnd when the passwords of the bot's roles end, by role; those that never end are not in it
 */
public record Upkeep(Optional<List<FileError>> fileErrors, Map<String, Instant> passwordsEnd) {
    /** Of a server that was not asked. */
    public static final Upkeep UNKNOWN = new Upkeep(Optional.empty(), Map.of());

    public Upkeep {
        fileErrors = fileErrors.map(List::copyOf);
        passwordsEnd = Map.copyOf(passwordsEnd);
    }

    /**
     * A line that the server cannot use.
     *
     * @param setting empty where the line names none
     * @param error in the server's own words
     */
    public record FileError(String file, int line, Optional<String> setting, String error) {}
}
