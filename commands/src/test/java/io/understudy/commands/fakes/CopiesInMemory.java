package io.understudy.commands.fakes;

import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.CopyBook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Copies, forgotten when the test ends. */
public final class CopiesInMemory implements CopyBook {
    private final Map<String, BackupCopy> copies = new TreeMap<>();

    @Override
    public void put(BackupCopy copy) {
        copies.put(copy.backup() + " " + copy.target(), copy);
    }

    @Override
    public List<BackupCopy> of(String backup) {
        return copies.values().stream()
                .filter(copy -> copy.backup().equals(backup))
                .toList();
    }

    @Override
    public List<BackupCopy> recent(String cluster, int limit) {
        return copies.values().stream()
                .filter(copy -> copy.cluster().equals(cluster))
                .sorted(Comparator.comparing(BackupCopy::backup).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<BackupCopy> unfinished(String cluster) {
        return copies.values().stream()
                .filter(copy -> copy.cluster().equals(cluster))
                .filter(copy ->
                        copy.state() == BackupCopy.State.PENDING || copy.state() == BackupCopy.State.FAILED)
                .toList();
    }
}
