package io.understudy.backup.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.settings.DumpSettings;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RestoreCommandHintTest {
    @Test
    void namesEachCommandInOrder() {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "orders-20261120T030000Z",
                "orders",
                Backup.State.VERIFIED,
                new Manifest.Origin("db2", Manifest.STANDBY, 7L, 1, "0/3000000", "15.18", false),
                new Manifest.Making("0.1", "15.18", DumpSettings.Format.CUSTOM, "gzip", ""),
                "2026-11-20T03:00:00Z",
                "2026-11-20T03:01:00Z",
                false,
                10,
                List.of(entry("orders", "orders.dump"), entry("postgres", "postgres.dump")),
                "");
        assertThat(RestoreCommandHint.of(manifest)).isEqualTo("""
                # orders-20261120T030000Z: restore into an empty server of PostgreSQL 15.18 or newer, as its superuser, in this directory
                sha256sum -c SHA256SUMS
                # psql says that the superuser exists already: that is harmless.
                psql -X -d template1 -f globals.sql
                # The roles come without passwords: set them anew (\\password ROLE).
                pg_restore --jobs=2 --exit-on-error --create -d template1 orders.dump
                pg_restore --jobs=2 --exit-on-error -d postgres postgres.dump
                # It was dumped from a standby: unlogged tables come back empty.
                """);
    }

    private static Manifest.Entry entry(String name, String file) {
        return new Manifest.Entry(name, file, "db2", 100, 10, 0.5, -1, new TreeMap<>());
    }
}
