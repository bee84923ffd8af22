package io.understudy.backup.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.settings.EncryptionSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Debian's {@code age} and {@code age-keygen}: nobody needs Understudy to open a backup. */
class AgeProgramIT {
    private static final int LARGE_BYTES = 5 * 1024 * 1024 + 7;

    @TempDir
    private Path directory;

    private Path plain;

    @BeforeEach
    void writePlain() throws IOException {
        byte[] bytes = new byte[LARGE_BYTES];
        new Random(7).nextBytes(bytes);
        plain = Files.write(path("plain"), bytes);
    }

    @Test
    void ageOpensWhatWeSealedWithAKeyOfOurs() throws Exception {
        AgeIdentity identity = AgeIdentity.generate();
        Path key = path("ours.key");
        new AgeKeyFile(key).write(identity, Instant.parse("2026-11-21T04:00:00.5Z"));
        seal(sealing(key, List.of()), path("sealed.age"));

        age("age", "--decrypt", "--identity", key.toString(), "--output", name("opened"), name("sealed.age"));

        assertThat(path("opened")).hasSameBinaryContentAs(plain);
        age("age-keygen", "-y", "-o", name("public"), key.toString());
        assertThat(path("public")).hasContent(identity.publicKey() + "\n");
    }

    @Test
    void weOpenWhatAgeSealedForAKeyOfAgeKeygen() throws Exception {
        age("age-keygen", "--output", name("theirs.key"));
        AgeSealing sealing = sealing(path("theirs.key"), List.of());
        age("age-keygen", "-y", "-o", name("public"), name("theirs.key"));
        assertThat(path("public")).hasContent(sealing.keyId() + "\n");

        age("age", "--recipient", sealing.keyId(), "--output", name("sealed.age"), plain.toString());

        try (InputStream in = sealing.open(Files.newInputStream(path("sealed.age")))) {
            Files.copy(in, path("opened"));
        }
        assertThat(path("opened")).hasSameBinaryContentAs(plain);
    }

    @Test
    void aKeyInASafeOpensWhatWasSealedForItToo() throws Exception {
        new AgeKeyFile(path("ours.key")).write(AgeIdentity.generate(), Instant.EPOCH);
        age("age-keygen", "--output", name("safe.key"));
        String safe = new AgeKeyFile(path("safe.key")).read().get(0).publicKey();
        seal(sealing(path("ours.key"), List.of(safe)), path("sealed.age"));

        age("age", "--decrypt", "--identity", name("safe.key"), "--output", name("opened"), name("sealed.age"));

        assertThat(path("opened")).hasSameBinaryContentAs(plain);
    }

    private static AgeSealing sealing(Path key, List<String> recipients) throws KeyRefusedException {
        return AgeSealing.of(new EncryptionSettings(key, recipients, List.of(), Optional.empty()));
    }

    private void seal(Sealing sealing, Path into) throws IOException {
        try (OutputStream out = sealing.seal(Files.newOutputStream(into))) {
            Files.copy(plain, out);
        }
    }

    private static void age(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(words).isZero();
    }

    private String name(String file) {
        return path(file).toString();
    }

    private Path path(String file) {
        return directory.resolve(file);
    }
}
