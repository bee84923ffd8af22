package io.understudy.backup.dump;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.program.ClientPrograms.Version;
import io.understudy.backup.program.Passfile;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.seal.AgeSealing;
import io.understudy.backup.seal.KeyExpiry;
import io.understudy.backup.seal.NoKey;
import io.understudy.backup.seal.Sealing;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.verify.BackupVerifier;
import io.understudy.replication.diagnose.ClusterAssessment;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** One backup up to its publication: first what must hold before anything is written, then the run. */
record BackupAttempt(BackupSettings settings, BackupCatalogue catalogue, BackupTools tools, BackupFolder folder) {

    Manifest perform(Backup started, ClusterAssessment assessment, Consumer<BackupProgress> progress)
            throws IOException, BackupFailedException, InterruptedException {
        Optional<Sealing> sealing = sealing();
        ClientPrograms programs = new ClientPrograms(tools.host(), settings.binDirectory());
        Version version = programs.version();
        refuseIf(new DumpCommand(settings, version).objection());
        SizeHistory history = SizeHistory.of(
                catalogue.recent(started.cluster(), Integer.MAX_VALUE),
                settings.alerts().smallestPercent());
        try (Passfile passfile = Passfile.of(settings.dumper(), folder.path())) {
            BackupSource source = BackupSource.open(assessment, settings, programs, passfile.path());
            refuseIf(objection(version, history, source));
            Workbench bench = new Workbench(
                    started, folder.createPartial(started.id()), settings, tools, programs, version, sealing);
            BackupVerifier verifier = new BackupVerifier(settings, tools.host(), sealing.orElse(NoKey.UNSET));
            Telling telling = new Telling(progress, tools.clock(), history.last());
            Manifest manifest = new BackupRun(bench, source, verifier, history, telling).perform();
            folder.publish(started.id());
            return manifest;
        }
    }

    /** Read anew for each run: a key that is missing, unreadable or expired ends in no backup, never in a plain one. */
    private Optional<Sealing> sealing() throws IOException, BackupFailedException {
        refuseIf(settings.encryption()
                .flatMap(one -> new KeyExpiry(one).complaint(tools.clock().instant())));
        return AgeSealing.of(settings.encryption());
    }

    private Optional<String> objection(Version version, SizeHistory history, BackupSource source) {
        long usable = folder.path().toFile().getUsableSpace();
        return Preflight.versionObjection(version, source.facts())
                .or(() -> Preflight.spaceObjection(usable, history.last(), source.facts()))
                .or(() -> Preflight.inodeObjection(
                        FreeInodes.of(tools.host(), folder.path()),
                        source.tables(),
                        source.facts(),
                        settings.dump()));
    }

    private static void refuseIf(Optional<String> objection) throws BackupFailedException {
        if (objection.isPresent()) {
            throw new BackupFailedException(objection.get());
        }
    }
}
