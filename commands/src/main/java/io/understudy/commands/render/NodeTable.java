package io.understudy.commands.render;

import io.understudy.commands.chat.Part;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.Lag;
import io.understudy.replication.diagnose.NodeAssessment;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.NodeAssessment.ThePrimary;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.watch.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One row per node. */
final class NodeTable {
    private static final String UNKNOWN = "unknown";
    /** Below this, PostgreSQL's own figure is not worth a reader's time beside ours. */
    private static final Duration WORTH_SHOWING = Duration.ofSeconds(1);

    private static final List<String> COLUMNS =
            List.of("Node", "Role", "State", "Behind", "Catch up", "Slot", "Server");

    private NodeTable() {}

    static Part.Table of(StatusReport report, Instant now) {
        Optional<Lsn> current =
                report.assessment().primary().map(ThePrimary::seen).map(NodeObservation.Primary::current);
        return new Part.Table(
                COLUMNS,
                report.assessment().nodes().stream()
                        .map(node -> row(node, current, since(node, report, now)))
                        .toList());
    }

    private static List<String> row(NodeAssessment node, Optional<Lsn> current, String since) {
        return node instanceof AStandby standby
                ? standby(standby, current, since)
                : primary(((ThePrimary) node).seen(), since);
    }

    private static List<String> primary(NodeObservation.Primary seen, String since) {
        return List.of(seen.node(), "primary", "out of recovery" + since, "–", "–", "–", server(seen));
    }

    private static List<String> standby(AStandby standby, Optional<Lsn> current, String since) {
        return List.of(
                standby.node(),
                role(standby.seen())
                        + standby.syncState().map(sync -> ", " + sync).orElse(""),
                standby.state().words().replaceFirst("^is ", "")
                        + standby.why().map(why -> " (" + why + ")").orElse("")
                        + since,
                standby.lag().map(NodeTable::behind).orElse(UNKNOWN),
                standby.catchUp().words(),
                standby.slot().map(slot -> slot(slot, current)).orElse("none seen"),
                server(standby.seen()));
    }

    private static String server(NodeObservation seen) {
        return seen.server()
                .map(facts -> facts.version() + ", timeline " + facts.timeline())
                .orElse(UNKNOWN);
    }

    private static String role(NodeObservation seen) {
        if (seen instanceof NodeObservation.Primary) {
            return "PRIMARY";
        }
        boolean standby = seen instanceof NodeObservation.Standby || seen instanceof NodeObservation.WarmStandby;
        return standby ? "standby" : UNKNOWN;
    }

    private static String behind(Lag lag) {
        String time = lag.replayTime().map(Figures::duration).orElse("time unknown");
        String missing = lag.receiveBytes() > 0 ? ", " + Figures.bytes(lag.receiveBytes()) + " of it not received" : "";
        return time + " / " + Figures.bytes(lag.replayBytes()) + missing + secondOpinion(lag);
    }

    private static String secondOpinion(Lag lag) {
        boolean disagrees = lag.reported().isPresent()
                && lag.replayTime()
                        .map(ours -> ours.minus(lag.reported().get()).abs().compareTo(WORTH_SHOWING) > 0)
                        .orElse(false);
        return disagrees
                ? " (PostgreSQL itself says " + Figures.duration(lag.reported().get()) + ")"
                : "";
    }

    private static String slot(Slot slot, Optional<Lsn> current) {
        String keeps = current.map(slot::keptBytes)
                .filter(kept -> kept.isPresent())
                .map(kept -> "keeps " + Figures.bytes(kept.getAsLong()))
                .orElse("what it keeps is unknown");
        String left = slot.safeWalBytes().isPresent()
                ? ", " + Figures.bytes(slot.safeWalBytes().getAsLong()) + " left"
                : "";
        return slot.name() + ": " + keeps + left + status(slot) + (slot.active() ? "" : ", inactive");
    }

    private static String status(Slot slot) {
        return switch (slot.walStatus()) {
            case RESERVED, UNKNOWN -> "";
            case EXTENDED, UNRESERVED, LOST -> ", " + slot.walStatus();
        };
    }

    private static String since(NodeAssessment node, StatusReport report, Instant now) {
        return Optional.ofNullable(report.since().get(node.node()))
                .map(since -> ", since " + Figures.since(since, now))
                .orElse(", since when is unknown");
    }
}
