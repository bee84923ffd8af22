package io.understudy.replication.plan;

import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a server that is stopped on purpose will come back, and what waits for it meanwhile. */
record RestartChecks(Inspection inspection, NodeObservation seen) {
    /** Lower on a standby than on its primary, these stop the standby. Source: manual, "Administrator's Overview". */
    private static final Set<String> NOT_LOWER_ON_STANDBYS = Set.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    void add(CheckList checks) {
        ofTheMachine(checks);
        if (seen instanceof Primary) {
            switchover(checks);
            raised(checks);
        } else {
            lowered(checks);
            commits(checks);
        }
        pause(checks);
    }

    /** A server that could not be started again is not stopped. */
    void ofTheMachine(CheckList checks) {
        if (!(inspection.hosts().get(seen.node()) instanceof HostFinding.Seen machine)) {
            String why = inspection.hosts().get(seen.node()) instanceof HostFinding.Unseen unseen
                    ? unseen.reason()
                    : "it was not asked";
            checks.add(Check.unknown(
                    "machine-reachable",
                    "The machine of " + seen.node() + " cannot be asked: " + why + ".",
                    "Repair the bot's way to it: understudy check."));
            return;
        }
        checks.require(
                !inspection.isFenced(seen.node()),
                "not-fenced",
                "nothing keeps " + seen.node() + " from being started",
                seen.node() + " is fenced: once stopped, it could not be started again.",
                "Let it go first: /replica unfence " + seen.node() + ".");
        checks.require(
                machine.postmaster() instanceof Postmaster.Running,
                "server-process-runs",
                "the server process of " + seen.node() + " runs there",
                "No healthy server process serves the declared data directory of " + seen.node() + " on "
                        + machine.hostname() + ".",
                "Correct data_directory or the address in the configuration.");
        boolean declared = machine.directory() instanceof DataDirectory.Cluster data
                && data.control().systemIdentifier()
                        == seen.server().orElseThrow().systemIdentifier();
        checks.require(
                declared,
                "serves-its-directory",
                seen.node() + " serves its declared data directory",
                "What lies in the declared data directory on " + machine.hostname() + " is not what " + seen.node()
                        + " serves.",
                "Correct data_directory in the configuration.");
        if (machine.directory() instanceof DataDirectory.Cluster data) {
            checks.add(ServiceCheck.of(view().spec().requireNode(seen.node()), machine, data));
        }
    }

    private void switchover(CheckList checks) {
        Optional<String> standby = inspection.assessment().standbys().stream()
                .filter(one -> one.state() == StandbyState.STREAMING)
                .map(one -> one.node())
                .findFirst();
        checks.prefer(
                standby.isEmpty(),
                "restart-is-the-shortest",
                "no standby could take over meanwhile",
                "Writes stop while " + seen.node() + " restarts; a switchover to " + standby.orElse("")
                        + " stops them for about 0.2 s.",
                "If that is too long: /replica promote " + standby.orElse("") + ", then restart " + seen.node()
                        + " as a standby.");
    }

    /** Nobody but a superuser sees what a setting will become; that it awaits the restart is seen. */
    private void raised(CheckList checks) {
        List<String> tooLow = pending().stream()
                .filter(NOT_LOWER_ON_STANDBYS::contains)
                .flatMap(name -> view().standbys().stream()
                        .filter(standby -> number(standby.node(), name) <= number(seen.node(), name))
                        .map(standby -> name + " (" + standby.node() + " has " + value(standby.node(), name) + ")"))
                .toList();
        checks.prefer(
                tooLow.isEmpty(),
                "standbys-raised-first",
                "no setting is raised above a standby's",
                "These await the restart of " + seen.node() + " and are no higher on a standby: "
                        + String.join(", ", tooLow) + ". If they are raised, replay there stops.",
                "Raise them on the standbys first, and restart those before " + seen.node() + ".");
    }

    private void lowered(CheckList checks) {
        List<String> named =
                pending().stream().filter(NOT_LOWER_ON_STANDBYS::contains).toList();
        checks.prefer(
                named.isEmpty(),
                "not-lower-than-the-primary",
                "no setting that must not be lower than the primary's awaits the restart",
                "These await the restart of " + seen.node() + ": " + String.join(", ", named)
                        + ". If one becomes lower than the primary's, " + seen.node() + " does not start.",
                "Make sure that they are raised, not lowered.");
    }

    private void commits(CheckList checks) {
        Optional<String> waiting = Synchrony.waitsFor(seen.node(), inspection);
        checks.prefer(
                waiting.isEmpty(),
                "commits-will-not-wait",
                "no commit waits for " + seen.node(),
                "synchronous_standby_names is '" + waiting.orElse("") + "': commits wait until " + seen.node()
                        + " is back.",
                "They go on by themselves then.");
    }

    private void pause(CheckList checks) {
        inspection
                .pauseOf(seen.node())
                .ifPresent(lease -> checks.add(Check.warn(
                        "pause-survives",
                        "Replay on " + seen.node() + " was paused " + lease.words() + "; a restart ends that.",
                        "Wait until then, or pause it again afterwards.")));
    }

    private List<String> pending() {
        return Optional.ofNullable(inspection.details().get(seen.node()))
                .map(NodeDetails::pendingRestart)
                .orElse(List.of());
    }

    private String value(String node, String setting) {
        return Optional.ofNullable(inspection.details().get(node))
                .map(details -> details.settings().get(setting))
                .orElse("an unknown value");
    }

    /** Not read: counts as too low. */
    private long number(String node, String setting) {
        String value = value(node, setting);
        return value.matches("\\d+") ? Long.parseLong(value) : 0;
    }

    private ClusterView view() {
        return inspection.assessment().view();
    }
}
