package io.understudy.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checked-out sources, for tests about files that are not on the class path. */
final class Repository {

    private Repository() {}

    /** The directory that holds the launcher, wherever below it the test was started. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("understudy")) || !Files.exists(here.resolve("pom.xml"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException("wanted to run inside the repository, found no launcher above "
                        + Path.of("").toAbsolutePath());
            }
        }
        return here;
    }

    /** The parent's pom and those of its modules. */
    static List<Path> poms() {
        return Stream.concat(Stream.of(root()), modules().stream())
                .map(directory -> directory.resolve("pom.xml"))
                .toList();
    }

    static List<Path> modules() {
        return children(root()).stream()
                .filter(directory -> Files.exists(directory.resolve("pom.xml")))
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path directory) {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
