package io.understudy.replication.plan;

import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.util.Optional;

/** What the verbs about one running standby ask first. */
final class Standbys {
    private Standbys() {}

    /** The standby that an intent is about; else empty, with the objection and its remedy added. */
    static Optional<Standby> required(Intent intent, Inspection inspection, CheckList checks) {
        NodeObservation seen = inspection.assessment().view().of(intent.node());
        if (seen instanceof Standby standby) {
            checks.add(Check.pass("target-is-a-standby", intent.node() + " answers as a standby"));
            return Optional.of(standby);
        }
        checks.add(objection(intent.node(), seen));
        return Optional.empty();
    }

    /** How the roles are exchanged, with the name of a standby that streams, if one does. */
    static String exchangeRoles(Inspection inspection) {
        return inspection.assessment().standbys().stream()
                .filter(standby -> standby.state() == StandbyState.STREAMING)
                .findFirst()
                .map(standby -> "To exchange the roles: /replica promote " + standby.node() + ".")
                .orElse("It stays the primary: no standby streams that could take its place.");
    }

    private static Check objection(String node, NodeObservation seen) {
        String name = "target-is-a-standby";
        if (seen instanceof NodeObservation.Primary) {
            return Check.block(
                    name, node + " is the primary; it follows nobody and replays nothing.", "Name a standby.");
        }
        if (seen instanceof NodeObservation.Down down) {
            return Check.block(
                    name,
                    node + " is down: " + down.reason().words() + ".",
                    "Start it first: /replica start " + node + ".");
        }
        if (seen instanceof NodeObservation.Unknown unknown) {
            return Check.unknown(
                    name,
                    node + " cannot be judged: " + unknown.reason().words() + ".",
                    "Repair the bot's way to it: understudy check.");
        }
        return Check.unknown(
                name,
                node + " takes no connections (hot_standby = off), so that it cannot be asked.",
                "Set hot_standby = on there and restart it.");
    }
}
