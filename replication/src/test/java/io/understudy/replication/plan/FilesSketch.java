package io.understudy.replication.plan;

import io.understudy.replication.observe.ServerFiles;
import io.understudy.replication.observe.ServerFiles.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The files of a node as a test draws them: in order, and like everybody else's, until told otherwise. */
final class FilesSketch {
    private static final List<String> USUAL_RULES = List.of(
            "local all all peer",
            "host all all 10.0.0.0/8 scram-sha-256",
            "host replication replicator all scram-sha-256");
    private Optional<List<String>> clientRules = Optional.of(USUAL_RULES);
    private Optional<List<String>> missing = Optional.of(List.of());
    private OptionalLong walFree = OptionalLong.of(100L << 30);
    private final Map<String, String> control = new HashMap<>(Map.of("max_connections", "100"));
    private final Map<String, String> configured =
            new HashMap<>(Map.of("archive_mode", "off", "synchronous_standby_names", ""));
    private final Map<Integer, String> origins = new HashMap<>();
    private Optional<Instant> written = Optional.empty();
    private List<String> slots = List.of();
    private Optional<String> program = Optional.of("15.18");
    private String realPath = "/data/db";
    private Optional<String> owner = Optional.of("postgres");
    private boolean parentWritable = true;

    FilesSketch rules(String... lines) {
        clientRules = Optional.of(List.of(lines));
        return this;
    }

    FilesSketch withoutRules() {
        clientRules = Optional.empty();
        return this;
    }

    FilesSketch lacks(String... libraries) {
        missing = Optional.of(List.of(libraries));
        return this;
    }

    FilesSketch walFree(long bytes) {
        walFree = OptionalLong.of(bytes);
        return this;
    }

    FilesSketch withoutControlSettings() {
        control.clear();
        return this;
    }

    FilesSketch controls(String setting, String value) {
        control.put(setting, value);
        return this;
    }

    FilesSketch configures(String setting, String value) {
        configured.put(setting, value);
        return this;
    }

    FilesSketch began(int timeline, String record) {
        origins.put(timeline, record);
        return this;
    }

    FilesSketch historyWritten(Instant at) {
        written = Optional.of(at);
        return this;
    }

    FilesSketch slots(String... names) {
        slots = List.of(names);
        return this;
    }

    FilesSketch program(String version) {
        program = Optional.of(version);
        return this;
    }

    FilesSketch withoutProgram() {
        program = Optional.empty();
        return this;
    }

    FilesSketch at(String path) {
        realPath = path;
        return this;
    }

    FilesSketch ownedBy(String user) {
        owner = Optional.of(user);
        return this;
    }

    /** Nothing is there, and its parent is somebody else's. */
    FilesSketch absentWhereNothingCanBeMade() {
        parentWritable = false;
        owner = Optional.empty();
        return this;
    }

    ServerFiles seen() {
        return new ServerFiles(
                clientRules,
                missing,
                walFree,
                control,
                configured,
                origins,
                written,
                slots,
                program,
                new Place(realPath, "/var/lib/postgresql", "postgres", owner, owner.map(any -> "700"), parentWritable));
    }
}
