package io.understudy.backup.target;

import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A directory of this machine. It is never made here: the mount point of a disk that is not there must not be taken for an
 * empty disk, and fill the disk below.
 */
record DirectoryTarget(String name, Path path) implements Target {
    @Override
    public String words() {
        return path.toString();
    }

    @Override
    public void check() throws IOException {
        requireThere();
        try {
            Files.delete(Files.createTempFile(path, ".understudy-check", ""));
        } catch (IOException e) {
            throw refused("write to it", e);
        }
    }

    @Override
    public List<String> backups(String cluster) throws IOException {
        requireThere();
        Path folder = folder(cluster).path();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(one -> Files.isRegularFile(one.resolve(Manifest.FILE)))
                    .map(one -> one.getFileName().toString())
                    .filter(id -> SafeNames.isBackup(cluster, id))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void put(String cluster, Path backup, LongConsumer bytes) throws IOException, InterruptedException {
        requireThere();
        Cargo cargo = Cargo.of(cluster, backup);
        BackupFolder folder = folder(cluster);
        try {
            folder.create();
            if (Files.isSameFile(folder.path(), backup.toAbsolutePath().getParent())) {
                throw new IOException("wanted another directory than that of the backups themselves, found " + path
                        + " in backup.targets." + name);
            }
            folder.clear();
            try {
                fill(folder.createPartial(cargo.id()), cargo, bytes);
                drop(folder, cargo.id());
                folder.publish(cargo.id());
            } finally {
                // Half a copy is worth less than the room that it takes, above all on a full disk.
                folder.deletePartial(cargo.id());
            }
        } catch (InterruptedIOException e) {
            throw Interruption.of(e);
        } catch (FileSystemException e) {
            throw refused("copy " + cargo.id() + " there", e);
        }
    }

    private static void fill(Path partial, Cargo cargo, LongConsumer bytes) throws IOException {
        for (Cargo.Item item : cargo.items()) {
            Path copy = partial.resolve(item.name());
            if (item.parent().isPresent()) {
                new BackupFolder(copy.getParent()).create();
            }
            try (InputStream in = new CheckedStream(Files.newInputStream(item.file()), item.name(), item.sum(), bytes);
                    OutputStream out = Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW)) {
                in.transferTo(out);
            }
        }
    }

    @Override
    public void fetch(String cluster, String id, Path into, LongConsumer bytes)
            throws IOException, InterruptedException {
        requireThere();
        SafeNames.requireBackup(cluster, id);
        Path copy = folder(cluster).published(id);
        if (!Files.isDirectory(copy)) {
            throw new IOException("wanted the backup %s in %s, found none".formatted(id, copy.getParent()));
        }
        try {
            Fetching.run(file -> Files.newInputStream(copy.resolve(file), LinkOption.NOFOLLOW_LINKS), into, bytes);
        } catch (InterruptedIOException e) {
            throw Interruption.of(e);
        }
    }

    @Override
    public void remove(String cluster, String id) throws IOException {
        requireThere();
        SafeNames.requireBackup(cluster, id);
        BackupFolder folder = folder(cluster);
        try {
            if (Files.isDirectory(folder.path())) {
                folder.clear();
                drop(folder, id);
            }
        } catch (FileSystemException e) {
            throw refused("remove " + id + " there", e);
        }
    }

    private static void drop(BackupFolder folder, String id) throws IOException {
        if (Files.isDirectory(folder.published(id))) {
            folder.bury(id);
            folder.emptyTombstone(id);
            folder.dropTombstone(id);
        }
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }

    private BackupFolder folder(String cluster) {
        return new BackupFolder(path.resolve(cluster));
    }

    private void requireThere() throws IOException {
        if (!Files.isDirectory(path)) {
            throw new IOException(("wanted the directory %s, found none; mount its disk, or make it once: "
                            + "install -d -m 700 -o %s %s")
                    .formatted(path, System.getProperty("user.name"), path));
        }
    }

    private IOException refused(String wanted, IOException problem) {
        return new IOException(
                "%s: wanted to %s, found: %s; see whether %s may write there and its disk has room"
                        .formatted(path, wanted, Words.of(problem), System.getProperty("user.name")),
                problem);
    }
}
