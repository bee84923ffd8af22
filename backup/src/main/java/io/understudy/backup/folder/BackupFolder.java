package io.understudy.backup.folder;

import io.understudy.backup.program.Passfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of one cluster's backups. {@code <id>/} is a published backup, {@code .<id>.partial/} one that is being
 * written, {@code .<id>.removed/} one that is being removed. Everything is for the bot's own user only.
 */
public record BackupFolder(Path path) {
    private static final String PARTIAL = ".partial";
    private static final String REMOVED = ".removed";
    private static final List<String> LEFTOVERS = List.of(PARTIAL, Passfile.SUFFIX);
    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public void create() throws IOException {
        Files.createDirectories(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    public static String id(String cluster, Instant at) {
        return cluster + "-" + ID_TIME.format(at);
    }

    public Path published(String id) {
        return path.resolve(id);
    }

    public Path partial(String id) {
        return path.resolve("." + id + PARTIAL);
    }

    public Path createPartial(String id) throws IOException {
        return Files.createDirectory(
                partial(id), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Makes every file durable and private, then gives the directory its final name in one step. */
    public void publish(String id) throws IOException {
        Path partial = partial(id);
        // The deepest first: a directory is durable once it knows names that are.
        for (Path one : tree(partial)) {
            boolean directory = Files.isDirectory(one);
            Files.setPosixFilePermissions(one, PosixFilePermissions.fromString(directory ? "rwx------" : "rw-------"));
            sync(one);
        }
        Files.move(partial, published(id), StandardCopyOption.ATOMIC_MOVE);
        sync(path);
    }

    /** Names of all published backups, and of other directories that somebody put here; empty if there is no folder. */
    public List<String> publishedIds() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        return list(path).stream()
                .filter(Files::isDirectory)
                .map(one -> one.getFileName().toString())
                .filter(name -> !name.startsWith("."))
                .sorted()
                .toList();
    }

    /** Where a backup lies while it is being removed. */
    public Path tombstone(String id) {
        return path.resolve("." + id + REMOVED);
    }

    /** Gives it a name that nobody takes for a backup: from here on it is gone, whatever happens. */
    public void bury(String id) throws IOException {
        Files.move(published(id), tombstone(id), StandardCopyOption.ATOMIC_MOVE);
        sync(path);
    }

    /** Deletes the files of a buried backup; its empty tombstone stays, until somebody wrote down that it is gone. */
    public void emptyTombstone(String id) throws IOException {
        for (Path one : list(tombstone(id))) {
            delete(one);
        }
    }

    /**
     * Ends the removal.
     *
     * @throws IOException if something of it is still there
     */
    public void dropTombstone(String id) throws IOException {
        Files.deleteIfExists(tombstone(id));
        sync(path);
        if (Files.exists(published(id))) {
            throw new IOException("wanted " + published(id) + " to be gone, found it again");
        }
    }

    /** Ids whose removal was begun. */
    public List<String> halfRemoved() throws IOException {
        return idsEndingIn(REMOVED);
    }

    /** Deletes what was half written, and forgotten passwords; only for the holder of the folder's lock. */
    public void clear() throws IOException {
        for (Path leftover : list(path)) {
            String name = leftover.getFileName().toString();
            if (name.startsWith(".") && LEFTOVERS.stream().anyMatch(name::endsWith)) {
                delete(leftover);
            }
        }
    }

    public void deletePartial(String id) throws IOException {
        delete(partial(id));
    }

    private List<String> idsEndingIn(String suffix) throws IOException {
        return list(path).stream()
                .map(one -> one.getFileName().toString())
                .filter(name -> name.startsWith(".") && name.endsWith(suffix))
                .map(name -> name.substring(1, name.length() - suffix.length()))
                .toList();
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    /** Deletes a file, or a directory with all that is in it; nothing happens if it is not there. */
    public static void delete(Path doomed) throws IOException {
        if (Files.exists(doomed)) {
            for (Path one : tree(doomed)) {
                Files.delete(one);
            }
        }
    }

    /** Bytes of a file, or of all files in a directory; 0 if it is not there. */
    public static long size(Path path) throws IOException {
        long bytes = 0;
        if (Files.exists(path)) {
            for (Path one : tree(path)) {
                bytes += Files.isRegularFile(one) ? Files.size(one) : 0;
            }
        }
        return bytes;
    }

    /** The same while somebody writes or deletes there; 0 if it could not be told. */
    public static long sizeSoFar(Path path) {
        try {
            return size(path);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /** Everything below and the root itself, which comes last. */
    private static List<Path> tree(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static void sync(Path path) throws IOException {
        // On Linux a directory is made durable like a file; it can only be opened for reading.
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
