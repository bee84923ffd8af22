package io.understudy.backup.seal;

import io.understudy.replication.cluster.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A file of age identities, as {@code age-keygen} writes it: one in a line, comments after {@code #}. */
public record AgeKeyFile(Path path) {
    private static final Set<PosixFilePermission> TOO_OPEN = PosixFilePermissions.fromString("---rwxrwx");
    private static final long LONGEST_BYTES = 1024 * 1024;

    /**
     * Its identities, in the order of the file, at least one.
     *
     * @throws KeyRefusedException if it is not there, open to others, or holds anything else
     */
    public List<AgeIdentity> read() throws KeyRefusedException {
        List<String> lines;
        try {
            requirePrivate();
            lines = Files.readAllLines(path);
        } catch (NoSuchFileException e) {
            throw new KeyRefusedException(
                    "wanted the backup key in " + path
                            + ", found no such file. Put the key there, or make one with 'understudy backup-key'.",
                    e);
        } catch (KeyRefusedException e) {
            throw e;
        } catch (IOException e) {
            throw new KeyRefusedException(
                    "wanted to read the backup key in " + path + " as " + System.getProperty("user.name") + ", found: "
                            + e + ". Give the file to that user, with mode 0600.",
                    e);
        }
        return identities(lines);
    }

    /**
     * Writes a new file for its owner alone.
     *
     * @throws FileAlreadyExistsException if there is something already: a key that is overwritten is a backup lost
     */
    public void write(AgeIdentity identity, Instant created) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel file = FileChannel.open(
                path, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text(identity, created));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    /** What {@code age-keygen} would write. */
    public static String text(AgeIdentity identity, Instant created) {
        return """
                # created: %s
                # public key: %s
                %s
                """.formatted(
                        created.truncatedTo(ChronoUnit.SECONDS),
                        identity.publicKey(),
                        identity.secret().reveal());
    }

    private void requirePrivate() throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
        if (mode.stream().anyMatch(TOO_OPEN::contains)) {
            throw new KeyRefusedException("wanted the backup key in " + path + " for its owner alone, found mode "
                    + PosixFilePermissions.toString(mode) + ". Run: chmod 600 " + path);
        }
        if (Files.size(path) > LONGEST_BYTES) {
            throw new KeyRefusedException("wanted a file of age identities in " + path + ", found " + Files.size(path)
                    + " bytes. Correct backup.encryption.");
        }
    }

    private List<AgeIdentity> identities(List<String> lines) throws KeyRefusedException {
        List<AgeIdentity> found = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                found.add(identity(line, number));
            }
        }
        if (found.isEmpty()) {
            throw new KeyRefusedException("wanted an age identity in " + path
                    + ", found none. Make one with 'understudy backup-key' or 'age-keygen'.");
        }
        return List.copyOf(found);
    }

    private AgeIdentity identity(String line, int number) throws KeyRefusedException {
        try {
            return AgeIdentity.of(new Secret(line));
        } catch (IllegalArgumentException e) {
            // Not with its cause or its text: the line may be a key that somebody mistyped.
            throw new KeyRefusedException(path + ", line " + number + ": " + e.getMessage()
                    + ". Use the file as 'understudy backup-key' or 'age-keygen' wrote it.");
        }
    }
}
