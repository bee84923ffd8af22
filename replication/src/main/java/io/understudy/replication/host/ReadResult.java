package io.understudy.replication.host;

import java.nio.file.Path;

/** What came of reading a file. */
public sealed interface ReadResult {

    record Found(String content) implements ReadResult {}

    /** The machine said that there is no such file. */
    record Absent(Path path) implements ReadResult {}

    /** The file may or may not be there. */
    record Unreadable(Path path, String reason) implements ReadResult {}
}
