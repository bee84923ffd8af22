package io.understudy.backup.target;

import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Manifest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sums of a backup's files, read from a place that may say anything.
 *
 * @param sums SHA-256 in hexadecimal, by file name; every name may become part of a path
 */
record SumList(Map<String, String> sums) {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

    /**
     * Reads {@link Checksums#FILE}.
     *
     * @throws IOException if a line is not one, a name could lead out of the directory, or the manifest is not listed
     */
    static SumList parse(String text) throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()
                    || !SafeNames.isFile(parts.group(2))
                    || parts.group(2).equals(Checksums.FILE)) {
                throw new IOException("wanted a sum and a plain file name in each line of %s, found '%s'"
                        .formatted(Checksums.FILE, Words.plain(line)));
            }
            sums.put(parts.group(2), parts.group(1));
        }
        if (!sums.containsKey(Manifest.FILE)) {
            throw new IOException("wanted the sum of %s in %s, found none".formatted(Manifest.FILE, Checksums.FILE));
        }
        return new SumList(sums);
    }
}
