package io.understudy.backup.target;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A place beside the backup directory where whole backups are copied to. A backup appears there under its id only when
 * every byte of it is there. Blocking; for one thread at a time.
 */
public interface Target extends AutoCloseable {
    /** As the configuration names it. */
    String name();

    /** Where it is, for people, for example {@code sftp://backup@vault:22/srv/backups}; no secrets. */
    String words();

    /**
     * Whether it can be reached and written to.
     *
     * @throws IOException with what was wanted, what was found and what to do
     */
    void check() throws IOException;

    /** The ids of this cluster's whole backups there. */
    List<String> backups(String cluster) throws IOException;

    /**
     * Copies a published backup there; what an earlier attempt left half-made is replaced.
     *
     * @param backup its directory, whose name is its id
     * @param bytes told how many bytes went since it was told last
     * @throws IOException if it is not whole there now
     */
    void put(String cluster, Path backup, LongConsumer bytes) throws IOException, InterruptedException;

    /**
     * Copies a backup from there and compares it with its sums.
     *
     * @param into an existing empty directory
     */
    void fetch(String cluster, String id, Path into, LongConsumer bytes) throws IOException, InterruptedException;

    /** Removes a backup there; nothing happens if there is none. */
    void remove(String cluster, String id) throws IOException;

    /** Lets the connection go. */
    @Override
    void close();
}
