package io.understudy.backup.drill;

import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.DrillBook;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.FolderLock;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.program.ClientPrograms.Connection;
import io.understudy.backup.program.Passfile;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DrillSettings;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.NodeAssessment;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.scratch.ScratchException;
import io.understudy.replication.scratch.ScratchSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Rehearses the failover of a cluster: copies a standby, cuts the copy off from everything, promotes it, writes to it,
 * checks it and throws it away.
 */
public final class Driller {
    static final String UNCUT =
            "only its settings cut the copy off: this machine gives Understudy's user no network of its own to start it in";

    private final BackupSettings settings;
    private final DrillSettings drill;
    private final DrillBook book;
    private final Host host;
    private final Clock clock;

    /**
     * Makes one for one cluster.
     *
     * @param settings where the programs are, who may ask the standby, and where the lock lies
     * @param host the bot's own machine, which has the server's programs and room for a whole copy
     */
    public Driller(BackupSettings settings, DrillSettings drill, DrillBook book, Host host, Clock clock) {
        this.settings = settings;
        this.drill = drill;
        this.book = book;
        this.host = host;
        this.clock = clock;
    }

    /**
     * Rehearses once, on the caller's thread; an interrupt or the time limit ends it. Everything that can go wrong is in
     * the result, and remembered in the book.
     *
     * @param assessment a judged look at the cluster, from which the standby to copy is chosen
     * @param progress told on this thread
     */
    public DrillResult run(ClusterAssessment assessment, Consumer<BackupProgress> progress) {
        ClusterSpec cluster = assessment.view().spec();
        Optional<String> source = assessment.closestStreaming().map(NodeAssessment::node);
        Drill started = Drill.begun(cluster.name(), source.orElse(""), clock.instant());
        if (source.isEmpty()) {
            return new DrillResult.Finished(failed(started, noStandby(assessment)));
        }
        BackupFolder folder = folder(cluster.name());
        try {
            folder.create();
            return FolderLock.<DrillResult>holding(
                            folder, () -> new DrillResult.Finished(runAlone(started, folder, cluster, progress)))
                    .orElse(new DrillResult.AlreadyRunning(cluster.name()));
        } catch (IOException e) {
            return new DrillResult.Finished(
                    failed(started, "wanted to write into " + folder.path() + ", found: " + e));
        }
    }

    /**
     * Ends and removes what a bot that died left behind, unless a drill is alive. For the bot's start.
     *
     * @return whether it was done; false if a drill is alive
     * @throws IOException if something cannot be read or removed
     */
    public boolean settleLeftovers(String cluster) throws IOException {
        BackupFolder folder = folder(cluster);
        folder.create();
        try {
            return FolderLock.holding(folder, () -> {
                        settle(cluster, folder);
                        return true;
                    })
                    .orElse(false);
        } catch (ScratchException | HostException | UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void settle(String cluster, BackupFolder folder) throws IOException {
        for (Drill dead : book.running()) {
            if (dead.cluster().equals(cluster)) {
                failed(dead, "the bot stopped while it ran; nothing was kept");
            }
        }
        folder.clear();
        directory(cluster).clear();
    }

    private Drill runAlone(
            Drill started, BackupFolder folder, ClusterSpec cluster, Consumer<BackupProgress> progress) {
        Rehearsal rehearsal = new Rehearsal(started, drill, clock, progress);
        try {
            settle(started.cluster(), folder);
            book.put(started);
            OwnNetwork network = OwnNetwork.of(host);
            perform(rehearsal, folder, cluster, network);
            return remembered(rehearsal.measured(), Drill.State.PASSED, network.isThere() ? "" : UNCUT);
        } catch (HostException e) {
            return failed(rehearsal.measured(), rehearsal.words(e));
        } catch (BackupFailedException | ScratchException e) {
            return failed(rehearsal.measured(), e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            return failed(rehearsal.measured(), e.toString());
        }
    }

    private void perform(Rehearsal rehearsal, BackupFolder folder, ClusterSpec cluster, OwnNetwork network)
            throws IOException, BackupFailedException {
        try (Passfile passfile = Passfile.of(settings.dumper(), folder.path())) {
            Connection connection = new Connection(
                    cluster.requireNode(rehearsal.measured().source()),
                    cluster.database(),
                    settings.dumper().user(),
                    passfile.path());
            StandbyFacts facts = StandbyFacts.ask(new ClientPrograms(host, settings.binDirectory()), connection);
            try (ScratchSite site = directory(cluster.name()).open(facts)) {
                rehearsal.perform(connection, facts, site, network);
            }
        }
    }

    private Drill failed(Drill drill, String detail) {
        return remembered(drill, Drill.State.FAILED, detail);
    }

    private Drill remembered(Drill drill, Drill.State how, String detail) {
        Drill ended = drill.ended(clock.instant(), how, detail);
        book.put(ended);
        return ended;
    }

    /** Never the primary, which has enough to do. */
    private static String noStandby(ClusterAssessment assessment) {
        String found = assessment.standbys().stream()
                .map(one -> one.node() + " " + one.state().words())
                .collect(Collectors.joining(", "));
        return "wanted a streaming standby to copy, found " + (found.isEmpty() ? "none" : found)
                + ". Look at /replica status.";
    }

    private DrillDirectory directory(String cluster) {
        return DrillDirectory.of(cluster, settings, drill, host);
    }

    /** Of its own, beside the backups: a dump and a drill may run at the same time. */
    private BackupFolder folder(String cluster) {
        return new BackupFolder(settings.directory().resolve(cluster).resolve(".drill"));
    }
}
