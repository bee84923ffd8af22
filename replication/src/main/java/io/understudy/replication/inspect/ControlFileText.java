package io.understudy.replication.inspect;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.ControlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The output of {@code pg_controldata} in the C locale. */
record ControlFileText(Map<String, String> fields) {
    static ControlFileText parse(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return new ControlFileText(fields);
    }

    /**
     * What it says.
     *
     * @throws IllegalArgumentException if a field is missing, or the file is damaged
     */
    ControlFile controlFile() {
        if (fields.containsKey("WARNING")) {
            throw new IllegalArgumentException("the control file is damaged: " + fields.get("WARNING"));
        }
        return new ControlFile(
                Long.parseLong(field("Database system identifier")),
                field("Database cluster state"),
                Lsn.parse(field("Latest checkpoint location")),
                Integer.parseInt(field("Latest checkpoint's TimeLineID")),
                Lsn.parse(field("Minimum recovery ending location")),
                Integer.parseInt(field("Min recovery ending loc's timeline")),
                !field("Data page checksum version").equals("0"),
                field("wal_log_hints setting").equals("on"),
                Integer.parseInt(field("pg_control version number")));
    }

    long walSegmentBytes() {
        return Long.parseLong(field("Bytes per WAL segment"));
    }

    long walPageBytes() {
        return Long.parseLong(field("WAL block size"));
    }

    private String field(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "wanted '" + name + "' from pg_controldata, found only " + fields.keySet());
        }
        return value;
    }
}
