package io.understudy.backup.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One run at a time per folder, also across processes. The system lets go when its holder dies, so it never goes stale. */
public final class FolderLock {
    private FolderLock() {}

    /** What is done while the folder is ours alone. */
    @FunctionalInterface
    public interface Held<T> {
        T perform() throws IOException;
    }

    /** Does it, unless somebody else holds the folder: then empty. */
    public static <T> Optional<T> holding(BackupFolder folder, Held<T> work) throws IOException {
        try (FileChannel channel =
                FileChannel.open(folder.path().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return isTaken(channel) ? Optional.empty() : Optional.of(work.perform());
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
