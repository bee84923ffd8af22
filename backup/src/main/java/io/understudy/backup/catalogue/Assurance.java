package io.understudy.backup.catalogue;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a backup besides that it was made.
 *
 * @param level how thoroughly it was proven
 * @param provenAt when the last proof of that level ended; empty if there was none
 * @param key with which its files are encrypted, as its public name; empty if they are not
 * @param pin keeps retention away from it
 */
public record Assurance(VerificationLevel level, Optional<Instant> provenAt, Optional<String> key, Optional<Pin> pin) {
    /** Nothing is known. */
    public static final Assurance NONE =
            new Assurance(VerificationLevel.NONE, Optional.empty(), Optional.empty(), Optional.empty());

    /** The same with another pin, or none. */
    public Assurance with(Optional<Pin> other) {
        return new Assurance(level, provenAt, key, other);
    }

    /** The same after a proof. */
    public Assurance proven(VerificationLevel reached, Instant at) {
        return new Assurance(reached, Optional.of(at), key, pin);
    }
}
