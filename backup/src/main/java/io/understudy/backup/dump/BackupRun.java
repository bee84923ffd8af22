package io.understudy.backup.dump;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.DumpOutcome.Dumped;
import io.understudy.backup.dump.DumpOutcome.NotDumped;
import io.understudy.backup.dump.Proofs.Proof;
import io.understudy.backup.dump.SourceFacts.Database;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.folder.RestoreCommandHint;
import io.understudy.backup.folder.Samples;
import io.understudy.backup.folder.SumProgram;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.seal.Sealing;
import io.understudy.backup.verify.BackupVerifier;
import io.understudy.backup.verify.ReadBack;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.sql.TableSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Fills one partial directory: what belongs to the server, every database, the full read, manifest and sums. */
final class BackupRun {
    private final Workbench bench;
    private final BackupSource source;
    private final BackupVerifier verifier;
    private final SizeHistory history;
    private final Telling telling;
    private final Ledger ledger;
    private final List<Manifest.Entry> whole = new ArrayList<>();
    private final Map<String, List<TableSample>> samples = new TreeMap<>();
    private boolean replayPaused;

    BackupRun(Workbench bench, BackupSource source, BackupVerifier verifier, SizeHistory history, Telling telling) {
        this.bench = bench;
        this.source = source;
        this.verifier = verifier;
        this.history = history;
        this.telling = telling;
        this.ledger = new Ledger(source.notes());
    }

    /**
     * Does all of it.
     *
     * @throws BackupFailedException if no database could be dumped, or there is no room
     * @throws InterruptedException if it was cancelled
     */
    Manifest perform() throws IOException, BackupFailedException, InterruptedException {
        telling.phase("dumping roles and settings", 0, 0);
        new ServerFiles(bench, source, ledger).write();
        SumProgram summing =
                new SumProgram(bench.tools().host(), bench.settings().timeLimit());
        try (Proofs proofs = new Proofs(summing, verifier)) {
            dumpAll(proofs);
            proofs.end(telling, this::judge);
        }
        if (whole.isEmpty()) {
            throw new BackupFailedException(ledger.detail());
        }
        if (ledger.nothingFailed()) {
            history.oddity(ledger.bytes()).ifPresent(ledger::note);
        }
        return finish();
    }

    private void dumpAll(Proofs proofs) throws IOException, BackupFailedException, InterruptedException {
        List<Database> databases = source.facts().databases();
        DatabaseDump dump = new DatabaseDump(bench, source, telling);
        try (ReplayHold.Hold hold = hold()) {
            replayPaused = hold instanceof ReplayHold.Held;
            for (int number = 1; number <= databases.size(); number++) {
                Database database = databases.get(number - 1);
                telling.phase("dumping " + database.name(), number, databases.size());
                DumpOutcome outcome = dump.dump(database);
                if (outcome instanceof NotDumped not) {
                    ledger.failed(not.database() + ": " + not.why());
                } else if (outcome instanceof Dumped done) {
                    note(done);
                    proofs.begin(done);
                }
            }
            askAgain();
        }
    }

    /** Replay stands still for the dumps only, not while they are read back. */
    private ReplayHold.Hold hold() throws InterruptedException {
        Optional<Duration> longest = bench.settings().dump().pauseReplay().filter(time -> source.facts()
                .inRecovery());
        if (longest.isEmpty()) {
            return new ReplayHold.NotHeld("nobody wants it to be");
        }
        String node = source.connection().node().name();
        telling.phase("pausing replay on " + node, 0, 0);
        ReplayHold.Hold hold = bench.tools().hold().pause(bench.started().cluster(), node, longest.get());
        if (hold instanceof ReplayHold.NotHeld not) {
            ledger.note("replay was not paused on " + node + ": " + not.why());
        }
        return hold;
    }

    private void askAgain() {
        if (!source.facts().inRecovery()) {
            return;
        }
        String node = source.connection().node().name();
        CommandResult answer = bench.programs().ask(source.connection(), "SELECT pg_catalog.pg_is_in_recovery()");
        if (!answer.succeeded()) {
            ledger.note("whether " + node + " was promoted meanwhile is not known: " + answer.complaint());
        } else if (answer.stdout().strip().equals("f")) {
            ledger.note(node + " was promoted meanwhile: the backup began on timeline "
                    + source.facts().timeline() + ", before the promotion");
        }
    }

    private void judge(Proof proof) throws IOException {
        Manifest.Entry entry = proof.dump().entry();
        if (proof.read() instanceof ReadBack.Whole read) {
            ledger.add(proof.sums(), entry.dumpBytes());
            whole.add(entry.counted(read.rows()));
            samples.put(entry.name(), proof.dump().samples());
            return;
        }
        BackupFolder.delete(proof.dump().path());
        if (proof.read() instanceof ReadBack.Broken broken) {
            ledger.failed(entry.name() + ": " + broken.complaint());
        } else if (proof.read() instanceof ReadBack.Unanswered unanswered) {
            ledger.failed(entry.name() + ": " + unanswered.why());
        }
    }

    private void note(Dumped done) {
        String chosen = source.connection().node().name();
        if (!done.entry().source().equals(chosen)) {
            ledger.note(done.entry().name() + " was dumped from " + done.entry().source() + ", because " + chosen
                    + " failed twice");
        }
        if (!done.warnings().isEmpty()) {
            ledger.note(done.entry().name() + ": " + done.warnings());
        }
    }

    private Manifest finish() throws IOException {
        new ServerFiles(bench, source, ledger).store(Samples.FILE, new Samples(samples).text());
        Manifest manifest = manifest();
        manifest.write(bench.directory());
        Path hint = bench.directory().resolve(RestoreCommandHint.FILE);
        Files.writeString(hint, RestoreCommandHint.of(manifest));
        ledger.add(Checksums.ofAll(bench.directory().resolve(Manifest.FILE)), 0);
        ledger.add(Checksums.ofAll(hint), 0);
        Checksums.write(bench.directory(), ledger.sums());
        return manifest;
    }

    private Manifest manifest() {
        Backup started = bench.started();
        return new Manifest(
                Manifest.FORMAT,
                started.id(),
                started.cluster(),
                ledger.nothingFailed() ? Backup.State.VERIFIED : Backup.State.DEGRADED,
                source.facts().origin(source.connection().node().name(), replayPaused),
                new Manifest.Making(
                        bench.tools().version(),
                        bench.version().text(),
                        bench.settings().dump().format(),
                        bench.command().compression(),
                        bench.sealing().map(Sealing::keyId).orElse("")),
                started.startedAt().toString(),
                bench.now().toString(),
                source.facts().readsRolePasswords(),
                ledger.bytes(),
                whole,
                ledger.detail());
    }
}
