package io.understudy.backup.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** SHA-256 sums of a backup's files, in the form that {@code sha256sum -c} reads. */
public final class Checksums {
    public static final String FILE = "SHA256SUMS";
    private static final int HEX_LENGTH = 64;

    private Checksums() {}

    public static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Writes sums that were taken before, by file name. */
    public static void write(Path directory, Map<String, String> sums) throws IOException {
        String lines = sums.entrySet().stream()
                .map(one -> one.getValue() + "  " + one.getKey() + "\n")
                .collect(Collectors.joining());
        Files.writeString(directory.resolve(FILE), lines);
    }

    /** What does not match; empty if every listed file is there, unchanged. */
    public static List<String> complaints(Path directory) throws IOException {
        List<String> complaints = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve(FILE))) {
            if (line.length() < HEX_LENGTH + 2) {
                complaints.add("wanted a sum and a file's name in each line of " + FILE + ", found '" + line + "'");
                continue;
            }
            String name = line.substring(HEX_LENGTH + 2);
            Path file = directory.resolve(name);
            if (!Files.isRegularFile(file)) {
                complaints.add("wanted " + name + ", found no such file");
            } else if (!of(file).equals(line.substring(0, HEX_LENGTH))) {
                complaints.add("wanted " + name + " as it was written, found other bytes");
            }
        }
        return complaints;
    }

    /** Complaints about files, or directories with files, of which there is no sum; empty if all have one. */
    public static List<String> unlisted(Path directory, List<String> wanted) throws IOException {
        List<String> listed = Files.readAllLines(directory.resolve(FILE)).stream()
                .filter(line -> line.length() > HEX_LENGTH + 2)
                .map(line -> line.substring(HEX_LENGTH + 2))
                .toList();
        return wanted.stream()
                .filter(name -> listed.stream().noneMatch(one -> one.equals(name) || one.startsWith(name + "/")))
                .map(name -> "wanted a sum of " + name + " in " + FILE + ", found none")
                .toList();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
