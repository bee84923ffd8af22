package io.understudy.backup.folder;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.settings.DumpSettings.Format;
import java.util.List;
import java.util.Map;

/** The first shape of the manifest, which backups made before encryption and directories have. */
record ManifestOne(
        String id,
        String cluster,
        Backup.State state,
        String source,
        String sourceRole,
        long systemIdentifier,
        int timeline,
        String lsn,
        String serverVersion,
        String toolVersion,
        String startedAt,
        String finishedAt,
        boolean rolePasswords,
        long bytes,
        List<Entry> databases,
        String detail) {

    static final int FORMAT = 1;

    ManifestOne {
        databases = List.copyOf(databases);
    }

    /** One database's dump. */
    record Entry(String name, String file, String source, long databaseBytes, long dumpBytes, double seconds) {
        Manifest.Entry today() {
            return new Manifest.Entry(name, file, source, databaseBytes, dumpBytes, seconds, -1, Map.of());
        }
    }

    Manifest today() {
        return new Manifest(
                FORMAT,
                id,
                cluster,
                state,
                new Manifest.Origin(source, sourceRole, systemIdentifier, timeline, lsn, serverVersion, false),
                new Manifest.Making("", toolVersion, Format.CUSTOM, "gzip", ""),
                startedAt,
                finishedAt,
                rolePasswords,
                bytes,
                databases.stream().map(Entry::today).toList(),
                detail);
    }
}
