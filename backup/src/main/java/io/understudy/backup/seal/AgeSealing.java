package io.understudy.backup.seal;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import io.understudy.backup.settings.EncryptionSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Encryption in the format of age (age-encryption.org/v1) with X25519 keys: {@code age -d -i KEYFILE} opens what this
 * writes. A file is a chain of chunks of 64 KiB, each with a tag of its own, and the last one is marked: so what is cut,
 * changed or put together anew fails while it is read.
 *
 * <p>Safe for any thread; each stream for one.
 */
public final class AgeSealing implements Sealing {
    private final String keyId;
    private final List<RecipientStanzaWriter> writers;
    private final List<RecipientStanzaReader> readers;

    private AgeSealing(String keyId, List<RecipientStanzaWriter> writers, List<RecipientStanzaReader> readers) {
        this.keyId = keyId;
        this.writers = List.copyOf(writers);
        this.readers = List.copyOf(readers);
    }

    /**
     * Reads all keys anew, so that a key that was changed needs no new start of the bot.
     *
     * @throws KeyRefusedException if one of them cannot be used: then nothing may be written at all
     */
    public static AgeSealing of(EncryptionSettings encryption) throws KeyRefusedException {
        List<AgeIdentity> identities = new ArrayList<>(new AgeKeyFile(encryption.keyFile()).read());
        String main = identities.get(0).publicKey();
        for (Path old : encryption.oldKeyFiles()) {
            identities.addAll(new AgeKeyFile(old).read());
        }
        Set<String> recipients = new LinkedHashSet<>(List.of(main));
        recipients.addAll(encryption.recipients());
        List<RecipientStanzaWriter> writers = new ArrayList<>();
        for (String recipient : recipients) {
            writers.add(writer(recipient));
        }
        List<RecipientStanzaReader> readers = new ArrayList<>();
        for (AgeIdentity identity : identities) {
            readers.add(reader(identity));
        }
        return new AgeSealing(main, writers, readers);
    }

    /**
     * The same for settings that may be left out: then new backups are not encrypted.
     *
     * @throws KeyRefusedException if there are settings and one of their keys cannot be used
     */
    public static Optional<Sealing> of(Optional<EncryptionSettings> encryption) throws KeyRefusedException {
        return encryption.isPresent() ? Optional.of(of(encryption.get())) : Optional.empty();
    }

    /** For reading alone: keys that are missing or cannot be used are told only if something encrypted is met. */
    public static Sealing forReading(Optional<EncryptionSettings> encryption) {
        try {
            return of(encryption).orElse(NoKey.UNSET);
        } catch (KeyRefusedException e) {
            return new NoKey(e.getMessage());
        }
    }

    private static RecipientStanzaWriter writer(String recipient) throws KeyRefusedException {
        try {
            return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(AgeIdentity.requirePublicKey(recipient));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new KeyRefusedException(
                    "backup.encryption.recipients: '" + recipient + "': " + e.getMessage()
                            + ". Write the line after 'public key:' of that key's file.",
                    e);
        }
    }

    private static RecipientStanzaReader reader(AgeIdentity identity) throws KeyRefusedException {
        try {
            return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(
                    identity.secret().reveal());
        } catch (GeneralSecurityException e) {
            throw new KeyRefusedException("wanted to use the backup key " + identity.publicKey() + ", found: " + e, e);
        }
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public OutputStream seal(OutputStream encrypted) throws IOException {
        try {
            return new SealingStream(
                    new StandardEncryptingChannelFactory()
                            .newEncryptingChannel(new SealingStream.Sink(encrypted), writers),
                    encrypted);
        } catch (GeneralSecurityException e) {
            throw new KeyRefusedException("wanted to encrypt with " + keyId + ", found: " + e, e);
        }
    }

    @Override
    public InputStream open(InputStream encrypted) throws IOException {
        return OpeningStream.of(
                channel -> new StandardDecryptingChannelFactory().newDecryptingChannel(channel, readers), encrypted);
    }
}
