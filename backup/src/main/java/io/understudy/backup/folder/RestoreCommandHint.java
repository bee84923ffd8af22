package io.understudy.backup.folder;

import io.understudy.backup.catalogue.Backup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** How to restore a backup with PostgreSQL's own programs, on a machine that has no Understudy. */
public final class RestoreCommandHint {
    public static final String FILE = "RESTORE.txt";

    private RestoreCommandHint() {}

    /**
     * The commands for a published backup.
     *
     * @throws IOException if its manifest cannot be read
     */
    public static String of(Backup backup) throws IOException {
        return of(Manifest.read(Path.of(backup.directory())));
    }

    public static String of(Manifest manifest) {
        String restores =
                manifest.databases().stream().map(RestoreCommandHint::restore).collect(Collectors.joining("\n"));
        return """
                # %s: restore into an empty server of PostgreSQL %s or newer, as its superuser, in this directory
                sha256sum -c %s
                # psql says that the superuser exists already: that is harmless.
                psql -X -d template1 -f %s
                # %s
                %s
                %s""".formatted(
                        manifest.id(),
                        manifest.source().version(),
                        Checksums.FILE,
                        Globals.FILE,
                        passwords(manifest),
                        restores,
                        unlogged(manifest));
    }

    private static String restore(Manifest.Entry entry) {
        // Every new server has a database postgres already.
        return entry.name().equals("postgres")
                ? "pg_restore --exit-on-error -d postgres " + entry.file()
                : "pg_restore --exit-on-error --create -d template1 " + entry.file();
    }

    private static String unlogged(Manifest manifest) {
        return manifest.source().role().equals(Manifest.STANDBY)
                ? "# It was dumped from a standby: unlogged tables come back empty.\n"
                : "";
    }

    private static String passwords(Manifest manifest) {
        return manifest.rolePasswords()
                ? "From here on every role, the superuser too, has the password of the server that was dumped."
                : "The roles come without passwords: set them anew (\\password ROLE).";
    }
}
