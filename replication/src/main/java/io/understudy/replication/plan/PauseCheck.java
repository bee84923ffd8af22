package io.understudy.replication.plan;

import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.ServerFiles;
import java.util.List;
import java.util.Optional;

/**
 * Whether a pause of replay is in the way of a failover. Up to 12, nothing promotes while paused; from 14 on, a setting
 * lower than the primary's pauses as well, and a promotion then shuts the standby down. The dead primary cannot be asked
 * which of both it is, but its control file may say.
 */
record PauseCheck(Inspection inspection, Standby candidate, String primary) {
    private static final String NAME = "replay-not-paused";

    void add(CheckList checks) {
        checks.add(answer());
    }

    private Check answer() {
        String node = candidate.node();
        if (candidate.pause() == ReplayPause.NOT_PAUSED || candidate.facts().majorVersion() == 13) {
            return Check.pass(NAME, "no pause of replay is in the way on " + node);
        }
        if (OwnPause.isAllThatHolds(candidate, inspection)) {
            return Check.pass(NAME, OwnPause.passed(candidate, inspection));
        }
        if (candidate.facts().majorVersion() < 13) {
            return Check.block(
                    NAME,
                    "Replay on " + node + " is paused; PostgreSQL 12 and older do not promote then.",
                    "Resume replay first.");
        }
        return lower().map(this::byItsCause)
                .orElseGet(() -> Check.unknown(
                        NAME,
                        "Replay on " + node
                                + " is paused, by a person or by a setting that is lower than the primary's;"
                                + " promoting would shut it down in the second case.",
                        "Compare max_connections and its like with the configuration of " + primary
                                + "; resume replay only if none is lower."));
    }

    private Check byItsCause(List<String> lower) {
        return lower.isEmpty()
                ? Check.warn(
                        NAME,
                        "Replay on " + candidate.node() + " is paused, and no setting is the cause; a promotion replays"
                                + " first what was received.",
                        "Find out who paused it, and why.")
                : Check.block(
                        NAME,
                        "Replay on " + candidate.node() + " is paused because these settings are lower than on "
                                + primary + ": " + String.join(", ", lower) + "; promoting would shut it down.",
                        "Raise them on " + candidate.node() + " and restart it.");
    }

    /** Empty if the control file, or the candidate's settings, could not be read. */
    private Optional<List<String>> lower() {
        return inspection
                .closer()
                .filesOf(primary)
                .map(ServerFiles::controlSettings)
                .filter(settings -> !settings.isEmpty())
                .flatMap(wanted -> Optional.ofNullable(inspection.details().get(candidate.node()))
                        .map(own -> ConfigurationChecks.lower(own.settings(), wanted)));
    }
}
