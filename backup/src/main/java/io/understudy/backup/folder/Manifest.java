package io.understudy.backup.folder;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.understudy.backup.catalogue.Backup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What lies in a backup's directory, written beside it as JSON. The catalogue can be rebuilt from it.
 *
 * @param format version of this file's shape
 * @param sourceRole primary or standby, when the run began; a standby's dump lacks the rows of unlogged tables
 * @param lsn position of the source when the run began
 * @param startedAt UTC, ISO 8601, like {@code finishedAt}
 * @param rolePasswords whether the globals hold the roles' password verifiers
 * @param bytes of all dumps and the globals
 * @param detail what went wrong, for people; empty if nothing did
 */
public record Manifest(
        int format,
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

    public static final int FORMAT = 1;
    public static final String FILE = "manifest.json";

    /** The role of a source whose dump lacks the rows of unlogged tables. */
    public static final String STANDBY = "standby";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * One database's dump.
     *
     * @param source node that was dumped, the primary if the chosen standby failed
     * @param databaseBytes on the server's disk
     * @param dumpBytes of the file
     * @param seconds that the dump took
     */
    public record Entry(String name, String file, String source, long databaseBytes, long dumpBytes, double seconds) {}

    public Manifest {
        databases = List.copyOf(databases);
    }

    public static Manifest read(Path directory) throws IOException {
        return JSON.readValue(Files.readString(directory.resolve(FILE)), Manifest.class);
    }

    public void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }

    public Backup toBackup(Path directory) {
        return new Backup(
                id,
                cluster,
                source,
                directory.toString(),
                Instant.parse(startedAt),
                Optional.of(Instant.parse(finishedAt)),
                state,
                bytes,
                databases.stream().map(Entry::name).toList(),
                detail);
    }
}
