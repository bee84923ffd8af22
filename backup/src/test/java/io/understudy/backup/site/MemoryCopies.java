package io.understudy.backup.site;

import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.CopyBook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A book of copies that forgets when the test ends. */
public class MemoryCopies implements CopyBook {
    private static final Comparator<BackupCopy> OLDEST_FIRST =
            Comparator.comparing(BackupCopy::backup).thenComparing(BackupCopy::target);
    private final Map<List<String>, BackupCopy> copies = new ConcurrentHashMap<>();

    @Override
    public void put(BackupCopy copy) {
        copies.put(List.of(copy.backup(), copy.target()), copy);
    }

    @Override
    public List<BackupCopy> of(String backup) {
        return all().filter(one -> one.backup().equals(backup)).toList();
    }

    @Override
    public List<BackupCopy> recent(String cluster, int limit) {
        return all().filter(one -> one.cluster().equals(cluster))
                .sorted(Comparator.comparing(BackupCopy::backup).reversed().thenComparing(BackupCopy::target))
                .limit(limit)
                .toList();
    }

    @Override
    public List<BackupCopy> unfinished(String cluster) {
        return all().filter(one -> one.cluster().equals(cluster))
                .filter(one -> one.state() == BackupCopy.State.PENDING || one.state() == BackupCopy.State.FAILED)
                .toList();
    }

    private Stream<BackupCopy> all() {
        return copies.values().stream().sorted(OLDEST_FIRST);
    }
}
