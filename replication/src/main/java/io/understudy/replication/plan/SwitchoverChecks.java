package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import java.util.List;

/** Whether a living primary can be stopped, and its candidate get everything that it wrote. */
record SwitchoverChecks(Inspection inspection, Standby candidate, Primary old) {
    private static final long SMALL_LAG_BYTES = 1L << 24;
    private static final int SMALL_BACKLOG = 8;

    void add(CheckList checks) {
        stream(checks);
        replay(checks);
        backlog(checks);
        machines(checks);
        checks.add(SynchronousCheck.of(candidate.node(), old.node(), true, inspection));
        logicalSlots(checks);
        silent(checks);
    }

    private void stream(CheckList checks) {
        StandbyState state = inspection
                .assessment()
                .standby(candidate.node())
                .map(AStandby::state)
                .orElse(StandbyState.UNREACHABLE);
        checks.require(
                state.standing() != StandbyState.Standing.BROKEN
                        && candidate.receiver().isPresent(),
                "candidate-streams",
                candidate.node() + " streams from " + old.node(),
                candidate.node() + " " + state.words() + ", while the primary " + old.node() + " is alive and well.",
                "Promoting it now would make two primaries. Let it catch up first, or rebuild it: /replica rebuild "
                        + candidate.node() + ".");
    }

    /** The candidate must replay the last WAL while writes wait. */
    private void replay(CheckList checks) {
        checks.require(
                candidate.pause() == ReplayPause.NOT_PAUSED || OwnPause.isAllThatHolds(candidate, inspection),
                "replay-not-paused",
                OwnPause.passed(candidate, inspection),
                "Replay on " + candidate.node() + " is paused: it would never have everything.",
                "To let it go on: /replica resume " + candidate.node() + ".");
        long behind = old.current().bytesAfter(candidate.replayed().orElse(Lsn.NONE));
        checks.require(
                behind <= SMALL_LAG_BYTES,
                "lag-is-small",
                candidate.node() + " is " + Bytes.words(behind) + " behind",
                candidate.node() + " is " + Bytes.words(behind)
                        + " behind; writes would wait until it has replayed them.",
                "Wait until it is less than " + Bytes.words(SMALL_LAG_BYTES) + " behind.");
    }

    /** A primary that stops archives what waits before its process ends: it comes back as a standby only then. */
    private void backlog(CheckList checks) {
        int waiting = inspection
                .closer()
                .readinessOf(old.node())
                .map(readiness -> readiness.archiver().backlog())
                .orElse(0);
        checks.prefer(
                waiting <= SMALL_BACKLOG,
                "archive-backlog-is-small",
                waiting + " segments wait to be archived on " + old.node(),
                waiting + " segments wait to be archived on " + old.node()
                        + "; it ends only when they are, and comes back later.",
                "Wait until the archive has caught up; see archive_command on " + old.node() + ".");
    }

    private void logicalSlots(CheckList checks) {
        List<String> logical = old.slots().stream()
                .filter(slot -> !slot.physical())
                .map(Slot::name)
                .toList();
        checks.require(
                logical.isEmpty(),
                "no-logical-slots",
                "no logical slot would be lost",
                old.node() + " has logical slots, which do not survive a promotion: " + String.join(", ", logical)
                        + ".",
                "Drop them or move their subscriptions first.");
    }

    private void machines(CheckList checks) {
        HostFinding host = inspection.hosts().get(old.node());
        checks.require(
                host instanceof HostFinding.Seen,
                "old-primary-can-be-stopped",
                "the bot reaches the machine of " + old.node(),
                "The bot cannot reach the machine of " + old.node() + ", so that it cannot stop it" + reason(host)
                        + ".",
                "Repair the bot's way to it: understudy check.");
        if (host instanceof HostFinding.Seen machine) {
            checks.require(
                    !(machine.postmaster() instanceof Postmaster.Frozen),
                    "old-primary-not-frozen",
                    "the server process of " + old.node() + " runs",
                    "The server process of " + old.node()
                            + " hangs (stopped by a signal); its sessions may still write.",
                    "Let it go on (kill -CONT), which loses nothing; if it must not, end it: /replica fence "
                            + old.node() + ". Then ask again.");
            checks.require(
                    servesItsDirectory(machine),
                    "old-primary-lies-as-declared",
                    old.node() + " serves its declared data directory",
                    "What lies in the declared data directory on " + machine.hostname() + " is not what " + old.node()
                            + " serves, so that it could not be stopped and prepared.",
                    "Correct data_directory in the configuration.");
            if (machine.directory() instanceof DataDirectory.Cluster data) {
                checks.add(
                        ServiceCheck.of(inspection.assessment().view().spec().requireNode(old.node()), machine, data));
            }
        }
        HostFinding own = inspection.hosts().get(candidate.node());
        checks.require(
                own instanceof HostFinding.Seen,
                "candidate-machine-reachable",
                "the bot reaches the machine of " + candidate.node(),
                "The bot cannot reach the machine of " + candidate.node() + reason(own) + ".",
                "Repair the bot's way to it: understudy check.");
    }

    private static String reason(HostFinding finding) {
        return finding instanceof HostFinding.Unseen unseen ? ": " + unseen.reason() : "";
    }

    private boolean servesItsDirectory(HostFinding.Seen machine) {
        return !(machine.postmaster() instanceof Postmaster.Gone)
                && machine.directory() instanceof DataDirectory.Cluster data
                && data.control().systemIdentifier() == old.facts().systemIdentifier();
    }

    private void silent(CheckList checks) {
        List<String> silent = inspection.assessment().view().nodes().stream()
                .filter(node -> node.server().isEmpty())
                .map(NodeObservation::node)
                .toList();
        checks.prefer(
                silent.isEmpty(),
                "every-node-seen",
                "every node was seen",
                String.join(", ", silent) + " could not be asked and will not be pointed at " + candidate.node() + ".",
                "Wait for it if you can; else bring it back afterwards with /replica rebuild.");
    }
}
