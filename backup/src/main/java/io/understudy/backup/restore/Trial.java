package io.understudy.backup.restore;

import io.understudy.backup.folder.Manifest;
import io.understudy.backup.folder.Samples;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.replication.host.Host;
import io.understudy.replication.sql.RestoredSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One restore into a throwaway server, and the comparison.
 *
 * @param directory for the server; there is nothing yet
 * @param work private, for pipes and scripts
 */
record Trial(
        OpenedBackup backup,
        BackupSettings settings,
        Host host,
        Clock clock,
        Path directory,
        Path work,
        Consumer<BackupProgress> progress) {
    /**
     * What was found.
     *
     * @param restore from the first byte that was read to the last database that was whole
     * @param notes for people, of what is no fault of the backup
     */
    record Found(Duration restore, Comparison comparison, List<String> notes) {}

    Found perform() throws RestoreFailedException {
        Workplace.requireSpace(
                directory.getParent(), backup.manifest().databases(), "set backup.restore_test.directory");
        Instant start = clock.instant();
        Instant end = start.plus(settings.restoreTest().timeLimit());
        backup.requireWhole(progress);
        progress.accept(BackupProgress.of("starting a throwaway server"));
        try (Workplace place = Workplace.at(directory, host, settings.binDirectory(), backup.major())) {
            List<String> notes = restore(place, place.destination(host, clock, end));
            Duration took = Duration.between(start, clock.instant());
            return new Found(took, compare(place, end), notes);
        }
    }

    private List<String> restore(Workplace place, Destination destination) throws RestoreFailedException {
        List<Manifest.Entry> entries = backup.manifest().databases();
        Restoration restoration =
                new Restoration(backup, destination, work, settings.dump().jobs(), progress);
        List<String> notes = new ArrayList<>(restoration.globals(
                place.globals(backup, directory.resolve("tablespaces"), host).statements()));
        if (entries.stream().anyMatch(one -> one.name().equals("postgres"))) {
            // Made anew with the others, it gets its own encoding and locale back.
            destination.ask("template1", "DROP DATABASE postgres");
        }
        restoration.databases(entries, List.of());
        return notes;
    }

    private Comparison compare(Workplace place, Instant end) throws RestoreFailedException {
        Samples samples = backup.samples();
        Comparison comparison = new Comparison();
        for (Manifest.Entry entry : backup.manifest().databases()) {
            progress.accept(BackupProgress.of("comparing the rows of " + entry.name()));
            Duration left = place.destination(host, clock, end).left();
            try (RestoredSession restored = RestoredSession.open(place.node(), entry.name(), place.login(), left)) {
                comparison.database(entry, samples.of(entry.name()), restored);
            }
        }
        return comparison;
    }
}
