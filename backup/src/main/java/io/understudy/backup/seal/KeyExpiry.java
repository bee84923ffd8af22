package io.understudy.backup.seal;

import io.understudy.backup.settings.EncryptionSettings;
import java.time.Instant;
import java.util.Optional;

/** Whether new backups may be made with the key. Older ones it opens for ever. Pure. */
public record KeyExpiry(EncryptionSettings encryption) {
    /** Why it may not be used at this moment; empty if it may. */
    public Optional<String> complaint(Instant now) {
        return encryption
                .expiry()
                .filter(end -> !now.isBefore(end))
                .map(end -> "wanted to encrypt with the key in " + encryption.keyFile() + ", found that it expired on "
                        + encryption.expires().orElseThrow() + " (backup.encryption.expires). Make a new one with"
                        + " 'understudy backup-key', name this one under old_key_files, and set expires anew.");
    }
}
