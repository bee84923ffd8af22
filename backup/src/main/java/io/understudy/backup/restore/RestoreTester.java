package io.understudy.backup.restore;

import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.RestoreTestBook;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.seal.Sealing;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.replication.host.Host;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Restores backups of one cluster into throwaway servers to see whether they can be restored. */
public final class RestoreTester {
    /**
     * Makes one for one cluster.
     *
     * @param sealing opens encrypted backups; empty if no key is configured
     * @param host the bot's own machine, where the throwaway server runs
     */
    public RestoreTester(
            BackupSettings settings,
            BackupCatalogue catalogue,
            RestoreTestBook book,
            Optional<Sealing> sealing,
            Host host,
            Clock clock) {}

    /**
     * Restores one backup, compares what came back, and throws the server away. What came of it is remembered in the book,
     * and in the catalogue: proven, or broken. Interrupting the thread ends it; then it counts for nothing.
     *
     * @param id of the backup; empty: the newest verified one
     * @param progress told on this thread
     */
    public RestoreTestResult run(String cluster, Optional<String> id, Consumer<BackupProgress> progress) {
        return new RestoreTestResult.NotBegun("no backup of " + cluster);
    }

    /**
     * Removes the throwaway servers that a bot that died left behind, and calls its tests failed, unless a test is alive.
     * For the bot's start.
     *
     * @return whether it was done; false if a test is alive
     * @throws IOException if the place for throwaway servers cannot be read or written
     */
    public boolean settleLeftovers(String cluster) throws IOException {
        return true;
    }
}
