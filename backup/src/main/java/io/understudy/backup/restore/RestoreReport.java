package io.understudy.backup.restore;

import java.time.Duration;
import java.util.List;

/**
 * A restore that is done.
 *
 * @param databases that are whole now
 * @param took from the first byte that was read to the last database that was whole
 * @param notes what a person should know, in whole sentences
 */
public record RestoreReport(List<String> databases, Duration took, List<String> notes) {
    public RestoreReport {
        databases = List.copyOf(databases);
        notes = List.copyOf(notes);
    }
}
