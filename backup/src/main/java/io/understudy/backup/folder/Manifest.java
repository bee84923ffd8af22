package io.understudy.backup.folder;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.understudy.backup.catalogue.Assurance;
import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.seal.Sealing;
import io.understudy.backup.settings.DumpSettings.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What lies in a backup's directory, written beside it as JSON. The catalogue can be rebuilt from it.
 *
 * @param format version of this file's shape
 * @param startedAt UTC, ISO 8601, like {@code finishedAt}
 * @param rolePasswords whether the globals hold the roles' password verifiers
 * @param bytes of all dumps, the globals and the server's settings
 * @param databases those that are whole in it
 * @param detail what went wrong, for people; empty if nothing did
 */
public record Manifest(
        int format,
        String id,
        String cluster,
        Backup.State state,
        Origin source,
        Making making,
        String startedAt,
        String finishedAt,
        boolean rolePasswords,
        long bytes,
        List<Entry> databases,
        String detail) {

    public static final int FORMAT = 2;
    public static final String FILE = "manifest.json";

    /** The role of a source whose dump lacks the rows of unlogged tables. */
    public static final String STANDBY = "standby";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * The server that was dumped, as it was when the run began.
     *
     * @param role primary or standby; a standby's dump lacks the rows of unlogged tables
     * @param lsn its position
     * @param version of the server, for example {@code 15.18}
     * @param replayPaused whether its replay was held still for the dump
     */
    public record Origin(
            String node,
            String role,
            long systemIdentifier,
            int timeline,
            String lsn,
            String version,
            boolean replayPaused) {}

    /**
     * What it was made with.
     *
     * @param understudy version of the bot; empty if it is not known
     * @param pgDump version of the client programs, for example {@code 15.18}
     * @param format of the dumps
     * @param compression as {@code pg_dump} was told, for example {@code gzip:6}
     * @param key the public name of the key with which the files are encrypted; empty if they are not
     */
    public record Making(String understudy, String pgDump, Format format, String compression, String key) {}

    /**
     * One database's dump.
     *
     * @param file with format directory the directory that the dump is
     * @param source node that was dumped, the primary if the chosen standby failed
     * @param databaseBytes on the server's disk
     * @param dumpBytes of the file, or of all files in the directory
     * @param seconds that the dump took
     * @param estimatedRows that the server's statistics gave for all its tables when the run began; -1 if not known
     * @param rows of each table in the dump, counted when it was read back, by the table's quoted name with its schema;
     *     empty if nobody counted
     */
    public record Entry(
            String name,
            String file,
            String source,
            long databaseBytes,
            long dumpBytes,
            double seconds,
            long estimatedRows,
            Map<String, Long> rows) {
        public Entry {
            rows = Collections.unmodifiableMap(new TreeMap<>(rows));
        }

        /** The same after its rows were counted. */
        public Entry counted(Map<String, Long> found) {
            return new Entry(name, file, source, databaseBytes, dumpBytes, seconds, estimatedRows, found);
        }
    }

    public Manifest {
        databases = List.copyOf(databases);
    }

    /** Reads one of this format or an earlier one. */
    public static Manifest read(Path directory) throws IOException {
        return of(Files.readString(directory.resolve(FILE)));
    }

    /** Like {@link #read}, from the file's text. */
    public static Manifest of(String json) throws IOException {
        JsonNode tree = JSON.readTree(json);
        if (!tree.isObject()) {
            throw new IOException("wanted a manifest, found other JSON");
        }
        return tree.path("format").asInt() == ManifestOne.FORMAT
                ? JSON.treeToValue(tree, ManifestOne.class).today()
                : JSON.treeToValue(tree, Manifest.class);
    }

    public void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }

    /** The public name of the key with which the files are encrypted; empty if they are not. */
    public Optional<String> encryptedFor() {
        return Optional.of(making.key()).filter(key -> !key.isEmpty());
    }

    /** What a file such as {@link Globals#FILE} is called in this backup: an encrypted one has another ending. */
    public String stored(String plainName) {
        return encryptedFor().isPresent() ? plainName + Sealing.SUFFIX : plainName;
    }

    /** What the catalogue remembers of it; every published backup was read in full. */
    public Backup toBackup(Path directory) {
        Instant finished = Instant.parse(finishedAt);
        return new Backup(
                id,
                cluster,
                source.node(),
                directory.toString(),
                Instant.parse(startedAt),
                Optional.of(finished),
                state,
                bytes,
                databases.stream().map(Entry::name).toList(),
                detail,
                new Assurance(VerificationLevel.L2, Optional.of(finished), encryptedFor(), Optional.empty()));
    }
}
