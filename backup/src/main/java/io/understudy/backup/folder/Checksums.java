package io.understudy.backup.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SHA-256 sums of a backup's files, in the form that {@code sha256sum -c} reads. */
public final class Checksums {
    public static final String FILE = "SHA256SUMS";
    private static final int HEX_LENGTH = 64;
    private static final Pattern LINE = Pattern.compile("[0-9a-f]{64}  .+");
    private static final int PIECE_BYTES = 256 * 1024;

    private Checksums() {}

    /**
     * The sum of one file.
     *
     * @throws InterruptedIOException if the thread was interrupted meanwhile
     */
    public static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] piece = new byte[PIECE_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("it was stopped");
                }
                digest.update(piece, 0, length);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of a file, or of every file in a directory: by name, as seen from where the file or directory lies. */
    public static SortedMap<String, String> ofAll(Path fileOrDirectory) throws IOException {
        return ofAll(fileOrDirectory, Checksums::of);
    }

    /** How one file is summed. */
    @FunctionalInterface
    interface Summing {
        String of(Path file) throws IOException;
    }

    static SortedMap<String, String> ofAll(Path fileOrDirectory, Summing summing) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(fileOrDirectory)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                sums.put(
                        fileOrDirectory
                                .toAbsolutePath()
                                .getParent()
                                .relativize(file.toAbsolutePath())
                                .toString(),
                        summing.of(file));
            }
        }
        return sums;
    }

    /** Writes sums that were taken before, by file name. */
    public static void write(Path directory, Map<String, String> sums) throws IOException {
        String lines = sums.entrySet().stream()
                .map(one -> one.getValue() + "  " + one.getKey() + "\n")
                .collect(Collectors.joining());
        Files.writeString(directory.resolve(FILE), lines);
    }

    /**
     * The sums on record, by file name.
     *
     * @throws IOException if the file is missing, or has a line that is none of {@code sha256sum}'s
     */
    public static Map<String, String> read(Path directory) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (String line : Files.readAllLines(directory.resolve(FILE))) {
            if (!LINE.matcher(line).matches()) {
                throw new IOException(
                        "wanted a sum and a file's name in each line of " + FILE + ", found '" + line + "'");
            }
            sums.put(line.substring(HEX_LENGTH + 2), line.substring(0, HEX_LENGTH));
        }
        return sums;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
