package io.understudy.backup.restore;

import io.understudy.backup.catalogue.RestoreTest;

/** What became of asking for a restore test. */
public sealed interface RestoreTestResult {
    /** It ran; whether the backup restored says {@link RestoreTest#state()}. */
    record Finished(RestoreTest test) implements RestoreTestResult {}

    /**
     * Nothing was done.
     *
     * @param why for people: there is no such backup, or another test of this cluster runs
     */
    record NotBegun(String why) implements RestoreTestResult {}
}
