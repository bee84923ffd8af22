package io.understudy.backup.folder;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.seal.Sealing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** How to restore a backup with PostgreSQL's own programs, on a machine that has no Understudy. */
public final class RestoreCommandHint {
    public static final String FILE = "RESTORE.txt";

    private static final String OPENED = "age -d -i \"$KEYFILE\" ";

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
                %ssha256sum -c %s
                # psql says that the superuser exists already: that is harmless.
                %s
                # %s
                %s
                %s""".formatted(
                        manifest.id(),
                        manifest.source().version(),
                        key(manifest),
                        Checksums.FILE,
                        globals(manifest),
                        passwords(manifest),
                        restores,
                        unlogged(manifest));
    }

    private static String key(Manifest manifest) {
        return manifest.encryptedFor()
                .map(key -> "# It is encrypted: install age, and set KEYFILE to the file with the key " + key + "\n")
                .orElse("");
    }

    private static String globals(Manifest manifest) {
        return manifest.encryptedFor().isPresent()
                ? OPENED + manifest.stored(Globals.FILE) + " | psql -X -d template1"
                : "psql -X -d template1 -f " + Globals.FILE;
    }

    private static String restore(Manifest.Entry entry) {
        // Every new server has a database postgres already.
        String options =
                "--exit-on-error" + (entry.name().equals("postgres") ? " -d postgres" : " --create -d template1");
        // Several jobs read one file at several places, which is not possible in a stream.
        return entry.file().endsWith(Sealing.SUFFIX)
                ? OPENED + entry.file() + " | pg_restore " + options
                : "pg_restore --jobs=2 " + options + " " + entry.file();
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
