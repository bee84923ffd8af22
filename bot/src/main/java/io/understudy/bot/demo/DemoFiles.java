package io.understudy.bot.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The bot's own files of a demo: its configuration, its secrets, its memory. */
record DemoFiles(Path directory) {
    static DemoFiles create() throws IOException {
        return new DemoFiles(Files.createTempDirectory("understudy-demo-bot"));
    }

    Path secret(String name, String content) throws IOException {
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path file = Files.createFile(directory.resolve(name), mode);
        return Files.writeString(file, content + "\n");
    }

    Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    /** Removes this directory, which {@link #create} made, with everything in it. */
    void remove() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
