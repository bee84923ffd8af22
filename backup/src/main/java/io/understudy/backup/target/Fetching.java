package io.understudy.backup.target;

import io.understudy.backup.folder.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The way back: only what the list of sums names is asked for, and every file must have its sum. */
final class Fetching {
    /** A list of sums and a manifest are far below it; a server that sends more sends something else. */
    private static final int LARGEST_LIST = 16 << 20;

    private static final FileAttribute<?> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private Fetching() {}

    /** Where the files of one backup are read. */
    @FunctionalInterface
    interface Source {
        InputStream open(String name) throws IOException;
    }

    static void run(Source source, Path into, LongConsumer bytes) throws IOException {
        String list = text(source, Checksums.FILE);
        for (Map.Entry<String, String> one : SumList.parse(list).sums().entrySet()) {
            Path file = into.resolve(one.getKey());
            Files.createDirectories(file.getParent(), PRIVATE_DIRECTORY);
            try (InputStream in = new CheckedStream(
                            source.open(one.getKey()), one.getKey(), Optional.of(one.getValue()), bytes);
                    OutputStream out = newFile(file)) {
                in.transferTo(out);
            }
        }
        try (OutputStream out = newFile(into.resolve(Checksums.FILE))) {
            out.write(list.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A small file as text. */
    static String text(Source source, String name) throws IOException {
        try (InputStream in = source.open(name)) {
            byte[] content = in.readNBytes(LARGEST_LIST + 1);
            if (content.length > LARGEST_LIST) {
                throw new IOException("wanted a %s below 16 MiB, found a larger one".formatted(name));
            }
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private static OutputStream newFile(Path file) throws IOException {
        Files.createFile(file, PRIVATE_FILE);
        return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }
}
