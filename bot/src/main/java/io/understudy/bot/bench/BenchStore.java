package io.understudy.bot.bench;

import io.understudy.store.Store;
import io.understudy.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The bot's real store in a temporary directory. */
final class BenchStore implements AutoCloseable {
    private final Path directory;
    private final Store store;

    BenchStore() {
        try {
            directory = Files.createTempDirectory("understudy-bench");
        } catch (IOException e) {
            throw new UncheckedIOException("wanted a temporary directory, found: " + e, e);
        }
        StoreSettings settings = new StoreSettings(directory.resolve("bench.db"), Duration.ofSeconds(5));
        store = Store.open(settings, Clock.systemUTC(), new SecureRandom());
    }

    Store store() {
        return store;
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        store.close();
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("wanted to remove " + directory + ", found: " + e, e);
        }
    }
}
