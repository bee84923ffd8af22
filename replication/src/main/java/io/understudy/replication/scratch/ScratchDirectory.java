package io.understudy.replication.scratch;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory that everything of a site is in: ours to remove only because we found it empty or made it. */
record ScratchDirectory(Path path, boolean madeByUs) {

    private static final String MARK = ".understudy-scratch";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A new directory below the machine's place for temporary files, owned by the server's user. */
    static ScratchDirectory temporary(Host serverHost) {
        String template = Path.of(System.getProperty("java.io.tmpdir"), "understudy-XXXXXXXX")
                .toString();
        CommandResult made = serverHost.run(Argv.of("mktemp", "-d", "--", template), PATIENCE);
        demand(made, "make a directory for throwaway servers", "check that this place is writable");
        return new ScratchDirectory(Path.of(made.stdout().strip()), true).marked(serverHost);
    }

    /**
     * The given directory, which must be empty or not exist yet; it becomes the server user's.
     *
     * @throws ScratchException if there is something in it, or if the server's user cannot reach it
     */
    static ScratchDirectory at(Path directory, Host loginHost, Host serverHost) {
        Path path = directory.toAbsolutePath().normalize();
        boolean exists = Files.exists(path);
        if (exists && !entries(path).isEmpty()) {
            throw new ScratchException(
                    "make throwaway servers in " + path, "it is not an empty directory", "name a new directory");
        }
        Argv install = Argv.of("install", "-d", "-m", "0700", "-o", serverHost.loginUser(), "--", path.toString());
        demand(loginHost.run(install, PATIENCE), "make the directory " + path, "name a directory that you may write");
        CommandResult reachable = serverHost.run(Argv.of("test", "-x", path.toString()), PATIENCE);
        String way = "name one that the user %s can reach, such as below /tmp".formatted(serverHost.loginUser());
        demand(reachable, "let the servers' user into " + path, way);
        return new ScratchDirectory(path, !exists).marked(serverHost);
    }

    /**
     * What was made at this place by a process that is gone; empty if there is nothing.
     *
     * @throws ScratchException if it is not ours
     */
    static Optional<ScratchDirectory> leftover(Path path, Host serverHost) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || !isOwnedBy(serverHost.loginUser(), path)) {
            throw new ScratchException(
                    "remove " + path,
                    "it is no directory of " + serverHost.loginUser(),
                    "see whose it is, and remove it yourself");
        }
        return Optional.of(new ScratchDirectory(path, true));
    }

    private static boolean isOwnedBy(String user, Path path) {
        try {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName().equals(user);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot see whose " + path + " is", e);
        }
    }

    private ScratchDirectory marked(Host serverHost) {
        serverHost.writeFile(path.resolve(MARK), "Made for throwaway servers; removed with everything in it.\n", 0600);
        return this;
    }

    /** Every data directory in here whose server may be running, wherever a rebuild has moved it. */
    List<Path> dataDirectoriesInUse() {
        return subdirectories(path).stream()
                .flatMap(server -> subdirectories(server).stream())
                .filter(data -> Files.exists(data.resolve("postmaster.pid")))
                .toList();
    }

    /** Removes everything in it, and the directory itself if we made it. Links are removed, not followed. */
    void remove() {
        if (!Files.exists(path)) {
            return;
        }
        // Empty is what it is for a moment before it gets its mark.
        if (!Files.exists(path.resolve(MARK)) && !entries(path).isEmpty()) {
            throw new ScratchException("remove " + path, "our mark " + MARK + " is not in it", "remove it yourself");
        }
        try {
            Files.walkFileTree(path, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }

    private static List<Path> subdirectories(Path directory) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        return entries(directory).stream()
                .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    private static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    private static void demand(CommandResult result, String wanted, String todo) {
        if (!result.succeeded()) {
            throw new ScratchException(wanted, result.complaint(), todo);
        }
    }

    private final class Removal extends SimpleFileVisitor<Path> {
        /** The mark goes last: what is half removed can still be told from what is not ours. */
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!file.equals(path.resolve(MARK))) {
                Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** A server's last child may still be removing its own files. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (directory.equals(path)) {
                Files.deleteIfExists(path.resolve(MARK));
            }
            if (madeByUs || !directory.equals(path)) {
                Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
