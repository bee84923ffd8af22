package io.understudy.backup.folder;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.understudy.replication.sql.TableSample;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hashes of a few rows of each database, taken from the very snapshots that were dumped: a restore test finds the rows again.
 *
 * @param databases by name
 */
public record Samples(Map<String, List<TableSample>> databases) {
    public static final String FILE = "samples.json";

    /** None were taken. */
    public static final Samples NONE = new Samples(Map.of());

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Samples {
        databases = new TreeMap<>(databases);
    }

    public static Samples read(InputStream plain) throws IOException {
        return JSON.readValue(plain, Samples.class);
    }

    /** As it is written beside the dumps. */
    public String text() throws IOException {
        return JSON.writeValueAsString(this) + "\n";
    }

    public List<TableSample> of(String database) {
        return databases.getOrDefault(database, List.of());
    }
}
