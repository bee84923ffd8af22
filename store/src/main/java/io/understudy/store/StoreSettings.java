package io.understudy.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Where the bot remembers.
 *
 * @param file the state file, made at the first start; its key lies beside it, with {@code .key} after the name
 * @param busyTimeout how long a write waits while another process holds the file
 */
public record StoreSettings(Path file, Duration busyTimeout) {
    public static Map<String, Object> defaults() {
        return Map.of("file", Path.of("understudy.db"), "busyTimeout", Duration.ofSeconds(2));
    }

    Path keyFile() {
        return file.resolveSibling(file.getFileName() + ".key");
    }
}
