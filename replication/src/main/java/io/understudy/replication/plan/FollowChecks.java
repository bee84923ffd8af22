package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.util.Optional;

/** Whether a standby can go on from another upstream without a gap, and the upstream take it. */
record FollowChecks(Inspection inspection, Standby standby, NodeObservation upstream) {
    /** Two standbys are not asked at the same instant: so much is no sign that one is behind. */
    private static final long ASKED_APART_BYTES = 1L << 24;

    /** The node to follow; else empty, with the objection and its remedy added. */
    static Optional<NodeObservation> upstream(Intent.Follow intent, Inspection inspection, CheckList checks) {
        ClusterView view = inspection.assessment().view();
        Optional<String> wanted = intent.upstream().or(() -> view.solePrimary().map(Primary::node));
        String name = "upstream-answers";
        if (wanted.isEmpty()) {
            checks.add(Check.unknown(
                    name,
                    "No primary was seen that " + intent.node() + " could follow.",
                    "Name the upstream: /replica follow " + intent.node() + " of <node>."));
            return Optional.empty();
        }
        if (view.spec().node(wanted.get()).isEmpty()) {
            checks.add(Check.block(
                    name,
                    "There is no node '" + wanted.get() + "' in " + intent.cluster() + ".",
                    "Its nodes are: " + String.join(", ", view.spec().nodeNames()) + "."));
            return Optional.empty();
        }
        NodeObservation seen = view.of(wanted.get());
        checks.require(
                seen.server().isPresent(),
                name,
                seen.node() + " answers",
                seen.node() + " does not answer: nobody can follow it.",
                "Start it first, or name another upstream.");
        return Optional.of(seen).filter(one -> one.server().isPresent());
    }

    void add(CheckList checks) {
        checks.require(
                upstream.server().orElseThrow().systemIdentifier()
                        == standby.facts().systemIdentifier(),
                "one-system-identifier",
                "both belong to one cluster",
                upstream.node() + " and " + standby.node() + " have different system identifiers.",
                "They are not one cluster: correct the configuration.");
        loop(checks);
        lineage(checks);
        ahead(checks);
        walIsThere(checks);
        room(checks);
        commits(checks);
    }

    private void loop(CheckList checks) {
        ClusterView view = inspection.assessment().view();
        Optional<String> above = Optional.of(upstream.node());
        for (int hops = 0;
                hops < view.nodes().size() && above.isPresent() && !above.get().equals(standby.node());
                hops++) {
            above = view.upstreamOf(above.get());
        }
        checks.require(
                !above.equals(Optional.of(standby.node())),
                "no-loop",
                upstream.node() + " does not stream from " + standby.node(),
                upstream.node().equals(standby.node())
                        ? standby.node() + " cannot follow itself."
                        : upstream.node() + " streams from " + standby.node()
                                + " itself: neither would get anything new.",
                "Name the primary, or a standby that streams from it.");
        checks.require(
                !view.upstreamOf(standby.node()).equals(Optional.of(upstream.node())),
                "not-there-already",
                standby.node() + " does not stream from " + upstream.node() + " yet",
                standby.node() + " streams from " + upstream.node() + " already.",
                "Nothing to do.");
    }

    private void lineage(CheckList checks) {
        int timeline = inspection.timelineOf(upstream.node());
        Optional<TimelineHistory> lineage = Lineages.of(upstream.node(), timeline, inspection);
        if (lineage.isEmpty()) {
            checks.add(Check.unknown(
                    "same-lineage",
                    "The history of timeline " + timeline + " of " + upstream.node() + " could not be read.",
                    "Try again; if it stays so, run: understudy check."));
            return;
        }
        Optional<TimelineHistory> own =
                Optional.ofNullable(inspection.details().get(standby.node())).flatMap(NodeDetails::history);
        int at = inspection.timelineOf(standby.node());
        checks.require(
                new Branch(at, standby.have(), own).isOn(lineage.get()),
                "same-lineage",
                "the WAL of " + standby.node() + " is a beginning of " + upstream.node() + "'s",
                standby.node() + " has WAL up to " + standby.have() + " of timeline " + at
                        + ", which is no beginning of the history of " + upstream.node() + " on timeline " + timeline
                        + ".",
                "Rebuild it instead: /replica rebuild " + standby.node() + ".");
    }

    private void ahead(CheckList checks) {
        Lsn there = upstream instanceof Primary primary ? primary.current() : ((Standby) upstream).have();
        long lead = standby.have().bytesAfter(there);
        checks.require(
                lead <= ASKED_APART_BYTES,
                "upstream-not-behind",
                upstream.node() + " has what " + standby.node() + " has",
                upstream.node() + " has WAL up to " + there + " only, " + standby.node() + " has " + Bytes.words(lead)
                        + " more: it would wait until " + upstream.node() + " has caught up.",
                "Wait for " + upstream.node() + ", or follow the primary.");
    }

    /** What the standby needs next; segments are kept and removed whole. */
    private void walIsThere(CheckList checks) {
        NodeDetails details = inspection.details().get(upstream.node());
        if (details == null || details.oldestWal().isEmpty()) {
            checks.add(Check.unknown(
                    "wal-still-there",
                    "It could not be read which WAL " + upstream.node() + " still has.",
                    "Try again; if it stays so, run: understudy check."));
            return;
        }
        long segment = details.walSegmentBytes();
        checks.require(
                details.oldestWal().get().segment(segment) <= standby.have().segment(segment),
                "wal-still-there",
                upstream.node() + " still has the WAL after " + standby.have(),
                upstream.node() + " has WAL from " + details.oldestWal().get() + " on only, " + standby.node()
                        + " needs it from " + standby.have() + ".",
                "Let it follow a node that still has it, or rebuild it: /replica rebuild " + standby.node() + ".");
    }

    private void room(CheckList checks) {
        NodeDetails details = inspection.details().get(upstream.node());
        if (details == null) {
            return;
        }
        String slot = inspection
                .assessment()
                .view()
                .spec()
                .requireNode(standby.node())
                .slotName();
        boolean newSlot = upstream.slots().stream().noneMatch(one -> one.name().equals(slot));
        checks.require(
                !newSlot || upstream.slots().size() < number(details, "max_replication_slots"),
                "slot-free",
                upstream.node() + " has a slot for it",
                upstream.node() + " has no slot left (max_replication_slots).",
                "Drop one that nobody uses (/replica slots), or raise it there and restart " + upstream.node() + ".");
        checks.require(
                upstream.senders().size() < number(details, "max_wal_senders"),
                "wal-sender-free",
                upstream.node() + " has a wal sender for it",
                upstream.node() + " has no wal sender left (max_wal_senders).",
                "Raise it there and restart " + upstream.node() + ".");
    }

    /** A cascaded standby confirms no commit. */
    private void commits(CheckList checks) {
        Optional<String> waiting =
                upstream instanceof Primary ? Optional.empty() : Synchrony.waitsFor(standby.node(), inspection);
        checks.require(
                waiting.isEmpty(),
                "commits-will-not-wait",
                "no commit would wait for " + standby.node(),
                "synchronous_standby_names is '" + waiting.orElse("") + "': behind " + upstream.node() + ", "
                        + standby.node() + " confirms nothing, and every commit would wait.",
                "Change the setting first, or keep " + standby.node() + " with the primary.");
    }

    /** Not read: not judged. */
    private static int number(NodeDetails details, String setting) {
        return Optional.ofNullable(details.settings().get(setting))
                .map(Integer::valueOf)
                .orElse(Integer.MAX_VALUE);
    }
}
