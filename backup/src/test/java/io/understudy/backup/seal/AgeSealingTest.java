package io.understudy.backup.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.backup.settings.EncryptionSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgeSealingTest {
    private static final int CHUNK_BYTES = 64 * 1024;

    @TempDir
    private Path directory;

    private final AgeIdentity own = AgeIdentity.generate();
    private final AgeIdentity other = AgeIdentity.generate();
    private Path keyFile;

    @BeforeEach
    void writeKey() throws IOException {
        keyFile = key("own", own);
    }

    @Test
    void whatWasSealedOpensWithTheSameKeyWhateverItsLength() throws IOException {
        AgeSealing sealing = AgeSealing.of(with(keyFile));
        assertThat(sealing.keyId()).isEqualTo(own.publicKey());
        for (int length : new int[] {0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 5 * CHUNK_BYTES}) {
            byte[] plain = noise(length);
            byte[] sealed = sealed(sealing, plain);
            assertThat(opened(sealing, sealed)).isEqualTo(plain);
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).startsWith("age-encryption.org/v1\n");
        }
    }

    @Test
    void bytesCanBeWrittenAndReadOneByOne() throws IOException {
        AgeSealing sealing = AgeSealing.of(with(keyFile));
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = sealing.seal(sealed)) {
            out.write(0xff);
            out.write('a');
        }
        try (InputStream in = sealing.open(new ByteArrayInputStream(sealed.toByteArray()))) {
            assertThat(in.read()).isEqualTo(0xff);
            assertThat(in.read()).isEqualTo('a');
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void morePublicKeysOpenNewFilesAndOldKeysOnlyOpenOldOnes() throws IOException {
        Path otherFile = key("other", other);
        byte[] forBoth = sealed(
                AgeSealing.of(new EncryptionSettings(keyFile, List.of(other.publicKey()), List.of(), Optional.empty())),
                noise(10));
        assertThat(opened(AgeSealing.of(with(otherFile)), forBoth)).isEqualTo(noise(10));

        byte[] forOld = sealed(AgeSealing.of(with(otherFile)), noise(10));
        AgeSealing rotated =
                AgeSealing.of(new EncryptionSettings(keyFile, List.of(), List.of(otherFile), Optional.empty()));
        assertThat(opened(rotated, forOld)).isEqualTo(noise(10));
        byte[] forNew = sealed(rotated, noise(10));
        assertThatThrownBy(() -> opened(AgeSealing.of(with(otherFile)), forNew))
                .isInstanceOf(WrongKeyException.class)
                .hasMessage("wanted to open it with the keys that we have, found that it was encrypted for others. Name"
                        + " its key's file under backup.encryption.old_key_files.");
    }

    @Test
    @Tag("F41")
    void whatWasCutFailsWhileItIsRead() throws IOException {
        AgeSealing sealing = AgeSealing.of(with(keyFile));
        byte[] sealed = sealed(sealing, noise(3 * CHUNK_BYTES));
        int head = sealed.length - 3 * (CHUNK_BYTES + 16);
        for (int length : new int[] {
            0, 10, head - 20, head - 1, head, head + 1, sealed.length / 2, head + CHUNK_BYTES + 16, sealed.length - 1
        }) {
            assertThatThrownBy(() -> opened(sealing, Arrays.copyOf(sealed, length)))
                    .as("cut to %d of %d bytes", length, sealed.length)
                    .isInstanceOf(IOException.class)
                    .hasMessage("wanted a file encrypted with age as it was written, found it cut or changed");
        }
    }

    @Test
    @Tag("F41")
    void aFlippedBitAnywhereFailsWhileItIsRead() throws IOException {
        AgeSealing sealing = AgeSealing.of(with(keyFile));
        byte[] sealed = sealed(sealing, noise(2 * CHUNK_BYTES));
        Random where = new Random(41);
        for (int flip = 0; flip < 60; flip++) {
            byte[] changed = sealed.clone();
            int at = flip < 40 ? where.nextInt(300) : where.nextInt(sealed.length);
            changed[at] ^= (byte) (1 << where.nextInt(8));
            assertThatThrownBy(() -> opened(sealing, changed)).as("byte %d", at).isInstanceOf(IOException.class);
        }
    }

    @Test
    @Tag("F41")
    void whatWasAppendedOrNeverEncryptedIsRefused() throws IOException {
        AgeSealing sealing = AgeSealing.of(with(keyFile));
        byte[] sealed = sealed(sealing, noise(10));
        assertThatThrownBy(() -> opened(sealing, Arrays.copyOf(sealed, sealed.length + 1)))
                .hasMessageContaining("found it cut or changed");
        assertThatThrownBy(() -> opened(sealing, "PGDMP plain text, never encrypted".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("found it cut or changed");
    }

    @Test
    void afterAFailureNoEndIsWritten() throws IOException {
        AgeSealing sealing = AgeSealing.of(with(keyFile));
        ByteArrayOutputStream disk = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                if (size() + length > 2 * CHUNK_BYTES) {
                    throw new IllegalStateException("no space left on device");
                }
                super.write(bytes, offset, length);
            }
        };
        OutputStream out = sealing.seal(disk);
        assertThatThrownBy(() -> out.write(noise(5 * CHUNK_BYTES))).hasMessage("no space left on device");
        out.close();
        assertThatThrownBy(() -> opened(sealing, disk.toByteArray())).hasMessageContaining("found it cut or changed");
    }

    @Test
    @Tag("F41")
    void aKeyFileThatIsMissingOpenToOthersOrNoneIsRefusedInWords() throws IOException {
        assertThatThrownBy(() -> AgeSealing.of(with(directory.resolve("none"))))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessage(
                        "wanted the backup key in %s, found no such file. Put the key there, or make one with"
                                + " 'understudy backup-key'.",
                        directory.resolve("none"));

        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> AgeSealing.of(with(keyFile)))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessage(
                        "wanted the backup key in %s for its owner alone, found mode rw-r-----. Run: chmod 600 %s",
                        keyFile, keyFile);

        String mistyped = own.secret().reveal().replace('Q', 'P');
        assertThatThrownBy(() -> AgeSealing.of(with(file("mistyped", "# a comment\n" + mistyped + "x\n"))))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining(
                        "mistyped, line 2: wanted an age identity, AGE-SECRET-KEY-1 and 58 more characters")
                .hasMessageNotContaining(mistyped.substring(16));

        assertThatThrownBy(() -> AgeSealing.of(with(file("empty", "# nothing\n\n"))))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining("found none");
        assertThatThrownBy(() -> AgeSealing.of(with(file("public", own.publicKey() + "\n"))))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining("found another kind of key");
        assertThatThrownBy(() -> AgeSealing.of(with(directory))).isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void aRecipientThatIsNoneIsRefusedInWords() {
        assertThatThrownBy(() -> AgeSealing.of(
                        new EncryptionSettings(keyFile, List.of("age1nonsense"), List.of(), Optional.empty())))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessage("backup.encryption.recipients: 'age1nonsense': wanted an age public key, age1 and 58 more"
                        + " characters, found other characters or a wrong checksum. Write the line after 'public key:'"
                        + " of that key's file.");
    }

    @Test
    void withoutAKeyNothingIsWrittenAndTheReasonIsTold() {
        Sealing none = AgeSealing.forReading(Optional.of(with(directory.resolve("none"))));
        assertThatThrownBy(() -> none.seal(new ByteArrayOutputStream())).isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> none.open(new ByteArrayInputStream(noise(9))))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining("found no such file");
        assertThat(AgeSealing.forReading(Optional.empty())).isEqualTo(NoKey.UNSET);
    }

    @Test
    @Tag("F41")
    void aKeyExpiresOnItsDayAndNotBefore() {
        KeyExpiry expiry = new KeyExpiry(new EncryptionSettings(
                Path.of("/k"), List.of(), List.of(), Optional.of(LocalDate.parse("2027-12-31"))));
        assertThat(expiry.complaint(Instant.parse("2027-12-30T23:59:59Z"))).isEmpty();
        assertThat(expiry.complaint(Instant.parse("2027-12-31T00:00:00Z")))
                .contains("wanted to encrypt with the key in /k, found that it expired on 2027-12-31"
                        + " (backup.encryption.expires). Make a new one with 'understudy backup-key', name this one"
                        + " under old_key_files, and set expires anew.");
        assertThat(new KeyExpiry(with(Path.of("/k"))).complaint(Instant.MAX)).isEmpty();
    }

    @Test
    void aSecretIsNeverShown() {
        assertThat(own.toString()).contains(own.publicKey()).doesNotContain(AgeIdentity.SECRET_BEGINS);
        assertThat(AgeIdentity.of(own.secret())).isEqualTo(own);
    }

    private static EncryptionSettings with(Path key) {
        return new EncryptionSettings(key, List.of(), List.of(), Optional.empty());
    }

    private Path key(String name, AgeIdentity identity) throws IOException {
        return file(name, "# created: today\n\n" + identity.secret().reveal() + "\n");
    }

    private Path file(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] sealed(Sealing sealing, byte[] plain) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = sealing.seal(sealed)) {
            out.write(plain);
        }
        return sealed.toByteArray();
    }

    private static byte[] opened(Sealing sealing, byte[] sealed) throws IOException {
        try (InputStream in = sealing.open(new ByteArrayInputStream(sealed))) {
            return in.readAllBytes();
        }
    }
}
