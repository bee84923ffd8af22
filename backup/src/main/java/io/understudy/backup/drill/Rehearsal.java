package io.understudy.backup.drill;

import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms.Connection;
import io.understudy.backup.program.Passfile;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.DrillSettings;
import io.understudy.replication.cluster.Times;
import io.understudy.replication.host.HostException;
import io.understudy.replication.host.HostFailure;
import io.understudy.replication.scratch.ScratchSite;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** One drill in a scratch directory, from the copy to the checks of what was promoted. */
final class Rehearsal {
    private final Drill started;
    private final DrillSettings settings;
    private final Clock clock;
    private final Consumer<BackupProgress> progress;
    private final Instant end;

    private long bytes;
    private Duration copy = Duration.ZERO;
    private Duration start = Duration.ZERO;
    private Duration promotion = Duration.ZERO;

    Rehearsal(Drill started, DrillSettings settings, Clock clock, Consumer<BackupProgress> progress) {
        this.started = started;
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
        this.end = started.startedAt().plus(settings.timeLimit());
    }

    /**
     * Does all of it.
     *
     * @param source where the copy is from; its passfile is for the bot's own user
     * @param site empty; thrown away by the caller
     */
    void perform(Connection source, StandbyFacts facts, ScratchSite site, OwnNetwork network)
            throws BackupFailedException {
        take(source, facts, site);
        CutOffServer server = new CutOffServer(site, facts, network);
        CopyTrial trial = new CopyTrial(server, facts, source.database());
        int timeline = start(server, trial);
        progress.accept(BackupProgress.of("promoting the copy"));
        promotion = trial.promote(timeline, left());
        check(trial);
    }

    private void take(Connection source, StandbyFacts facts, ScratchSite site) throws BackupFailedException {
        Path passfile = site.directory().resolve("replicator.pgpass");
        site.host().writeFile(passfile, Passfile.line(settings.replicator()), 0600);
        StandbyCopy copier = new StandbyCopy(
                site.host(),
                site.binaries().directory(),
                new Connection(
                        source.node(), source.database(), settings.replicator().user(), passfile));
        copier.ask();
        CopyProgress told = new CopyProgress("copying " + source.node().name(), clock, progress);
        Instant begun = clock.instant();
        try {
            copier.make(CutOffServer.data(site), facts.tablespaces(), settings.maxRateBytes(), left(), told);
        } finally {
            bytes = told.bytes();
            copy = Duration.between(begun, clock.instant());
        }
    }

    private int start(CutOffServer server, CopyTrial trial) throws BackupFailedException {
        progress.accept(BackupProgress.of("starting the copy"));
        server.configure();
        Instant begun = clock.instant();
        server.start(left());
        int timeline = trial.identify(left());
        start = Duration.between(begun, clock.instant());
        return timeline;
    }

    private void check(CopyTrial trial) throws BackupFailedException {
        List<String> databases = trial.databases(left());
        for (int i = 0; i < databases.size(); i++) {
            progress.accept(new BackupProgress(
                    "reading the promoted copy", databases.get(i), i + 1, databases.size(), bytes, bytes, 0));
            trial.read(databases.get(i), left());
        }
    }

    /** With as much as was measured so far. */
    Drill measured() {
        return new Drill(
                started.cluster(),
                started.source(),
                started.startedAt(),
                started.finishedAt(),
                started.state(),
                bytes,
                copy,
                start,
                promotion,
                started.detail());
    }

    /** What a command that did not come to its end means for the drill. */
    String words(HostException e) {
        if (e.failure() instanceof HostFailure.Cancelled) {
            return Drill.CANCELLED + "; nothing was kept";
        }
        return clock.instant().isBefore(end) ? e.getMessage() : overdue();
    }

    private Duration left() throws BackupFailedException {
        Duration left = Duration.between(clock.instant(), end);
        if (left.isNegative() || left.isZero()) {
            throw new BackupFailedException(overdue());
        }
        return left;
    }

    private String overdue() {
        return "wanted a drill within " + Times.words(settings.timeLimit())
                + ", found that it was not done. Raise backup.drill.time_limit or max_rate_bytes.";
    }
}
