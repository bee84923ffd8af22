package io.understudy.backup.target;

import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Manifest;
import java.io.IOException;
import java.util.regex.Pattern;

/** Names that may become part of a path. What a server or a file says is never taken for one unseen. */
final class SafeNames {
    /** No separators, no leading dot, no patterns that a server or a client could expand. */
    private static final String PART = "[A-Za-z0-9_][A-Za-z0-9._-]{0,120}";

    private static final Pattern FILE = Pattern.compile(PART + "(/" + PART + "){0,3}");
    private static final Pattern TIME = Pattern.compile("-\\d{8}T\\d{6}Z");

    private SafeNames() {}

    /** Whether a name can be that of a backup of this cluster. */
    static boolean isBackup(String cluster, String name) {
        return name.startsWith(cluster)
                && TIME.matcher(name.substring(cluster.length())).matches();
    }

    /** Whether it can be the name of a file in a backup; with format directory it has slashes. */
    static boolean isFile(String name) {
        return FILE.matcher(name).matches();
    }

    /** Whether it is a file that is about the others, and comes after them. */
    static boolean isLast(String name) {
        return name.equals(Checksums.FILE) || name.equals(Manifest.FILE);
    }

    static void requireBackup(String cluster, String id) throws IOException {
        if (!isBackup(cluster, id)) {
            throw new IOException("wanted the id of a backup of %s, such as %s-20261120T031000Z, found '%s'"
                    .formatted(cluster, cluster, Words.plain(id)));
        }
    }
}
