package io.understudy.backup.restore;

import io.understudy.backup.folder.Manifest;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.restore.RestoreFailedException.Fault;
import io.understudy.replication.host.Host;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a person wants restored.
 *
 * @param databases only these; empty: all of them
 * @param jobs at most so many at once
 * @param programs directory of PostgreSQL's client programs
 * @param host this machine
 * @param progress told on the caller's thread
 */
public record RestoreOrder(
        OpenedBackup backup,
        List<String> databases,
        int jobs,
        Path programs,
        Host host,
        Clock clock,
        Consumer<BackupProgress> progress) {
    /** Nobody waits for ever, and nobody's disaster should end in a time limit. */
    private static final Duration LONGEST = Duration.ofDays(30);

    public RestoreOrder {
        databases = List.copyOf(databases);
        if (jobs < 1) {
            throw new IllegalArgumentException("wanted at least 1 job, found " + jobs);
        }
    }

    /** The wanted databases, as the manifest has them. */
    List<Manifest.Entry> entries() throws RestoreFailedException {
        List<Manifest.Entry> all = backup.manifest().databases();
        List<String> missing = new ArrayList<>(databases);
        missing.removeAll(all.stream().map(Manifest.Entry::name).toList());
        if (!missing.isEmpty()) {
            throw new RestoreFailedException(
                    Fault.PLACE,
                    "wanted the databases " + String.join(", ", missing) + ", found in this backup: "
                            + String.join(
                                    ", ", all.stream().map(Manifest.Entry::name).toList()));
        }
        return all.stream()
                .filter(one -> databases.isEmpty() || databases.contains(one.name()))
                .toList();
    }

    Instant end() {
        return clock.instant().plus(LONGEST);
    }
}
