package io.understudy.backup.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How backups are encrypted.
 *
 * @param keyFile an identity of age (X25519), as {@code understudy backup-key} or {@code age-keygen} writes it: new backups
 *     are encrypted for it, and it proves that they can be read
 * @param recipients more public keys that can open new backups, such as that of a key in a safe
 * @param oldKeyFiles identities that only open older backups
 * @param expires the first day (UTC, {@code 2027-12-31}) on which no new backup is made with the key; empty: never
 */
public record EncryptionSettings(
        Path keyFile, List<String> recipients, List<Path> oldKeyFiles, Optional<LocalDate> expires) {
    public EncryptionSettings {
        recipients = List.copyOf(recipients);
        oldKeyFiles = List.copyOf(oldKeyFiles);
    }

    /** Values of the keys that may be left out, by component name. */
    public static Map<String, Object> defaults() {
        return Map.of("recipients", List.of(), "oldKeyFiles", List.of());
    }

    /** The first moment at which no new backup is made with the key. */
    public Optional<Instant> expiry() {
        return expires.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
