package io.understudy.replication.plan;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.observe.WalSender;
import java.util.List;
import java.util.Optional;

/** Whether a node may be made a standby anew: it needs it, it is no primary, and what lies there is this cluster's. */
record TargetChecks(Intent.Rebuild intent, Inspection inspection, Primary source) {
    void ofTheServer(CheckList checks) {
        NodeObservation seen = inspection.assessment().view().of(intent.node());
        need(checks);
        checks.require(
                !(seen instanceof NodeObservation.Unknown) || !sourceStreamsToIt(),
                "target-not-streaming-unseen",
                source.node() + " does not stream to a node that the bot cannot see",
                source.node() + " streams to " + intent.node()
                        + ", which only the bot cannot see: it is no broken standby.",
                "Repair the bot's way to it: understudy check.");
        Optional<ServerFacts> foreign = seen.server()
                .filter(facts -> facts.systemIdentifier() != source.facts().systemIdentifier());
        checks.require(
                foreign.isEmpty(),
                "server-is-this-clusters",
                "no server of another cluster answers as " + intent.node(),
                "The server that answers as " + intent.node() + " belongs to another cluster: system identifier "
                        + foreign.map(ServerFacts::systemIdentifier).orElse(0L) + ", the primary's is "
                        + source.facts().systemIdentifier() + ".",
                "Correct the address or port of " + intent.node() + "; that server is never touched.");
        List<String> cascaded = seen instanceof Standby standby
                ? standby.senders().stream()
                        .filter(WalSender::isStandby)
                        .map(WalSender::applicationName)
                        .toList()
                : List.of();
        checks.prefer(
                cascaded.isEmpty(),
                "nobody-streams-from-it",
                "nobody streams from " + intent.node(),
                "From " + intent.node() + " stream " + String.join(", ", cascaded) + ", and will wait meanwhile.",
                "They go on when it is back.");
    }

    private void need(CheckList checks) {
        Optional<AStandby> judged = inspection.assessment().standby(intent.node());
        boolean well = judged.map(AStandby::state)
                .filter(state -> state.standing() == StandbyState.Standing.WELL || state == StandbyState.CATCHING_UP)
                .isPresent();
        checks.require(
                !well || intent.byCopy(),
                "needs-a-rebuild",
                intent.node() + " is not well, or a copy was asked for",
                intent.node() + " is well: "
                        + judged.map(one -> one.state().words()).orElse("") + ".",
                "Nothing to do. To make a new copy all the same: /replica copy " + intent.node() + ".");
    }

    private boolean sourceStreamsToIt() {
        return source.senders().stream()
                .anyMatch(one -> one.applicationName().equals(intent.node()) && one.isStreaming());
    }

    void ofTheMachine(CheckList checks, HostFinding.Seen host) {
        process(checks, host);
        String path = path();
        String name = "directory-is-this-clusters";
        if (host.directory() instanceof DataDirectory.Foreign foreign) {
            checks.add(Check.block(
                    name,
                    path + " on " + host.hostname() + " holds something else: " + foreign.what() + ".",
                    "It is never touched. Correct data_directory, or empty that directory yourself."));
        } else if (host.directory() instanceof DataDirectory.Cluster data) {
            data(checks, host, data);
        } else {
            checks.add(Check.pass(name, path + " on " + host.hostname() + " is empty or absent"));
        }
    }

    private void process(CheckList checks, HostFinding.Seen host) {
        checks.require(
                !(host.postmaster() instanceof Postmaster.Frozen),
                "server-not-frozen",
                "no frozen server process",
                "The server process of " + intent.node() + " hangs (stopped by a signal).",
                "End it by hand, or let it go on.");
        int survivors = host.postmaster() instanceof Postmaster.Gone gone
                ? gone.survivors().size()
                : 0;
        checks.require(
                survivors == 0,
                "no-survivors",
                "no process of a dead server is left on " + host.hostname(),
                survivors + " processes of the dead server still run on " + host.hostname()
                        + " and may write to its data.",
                "Wait until they have ended, or end them by hand.");
        boolean answers = inspection.assessment().view().of(intent.node()) instanceof Standby;
        boolean standbyByItsDirectory = host.directory() instanceof DataDirectory.Cluster data && data.standbySignal();
        if (host.postmaster() instanceof Postmaster.Running && !answers && !standbyByItsDirectory) {
            checks.add(Check.unknown(
                    "target-is-not-the-primary",
                    "The server on " + host.hostname() + " runs, does not say what it is, and has no standby.signal:"
                            + " it may be a primary.",
                    "Look at its log, and stop it by hand if it is not the one to keep."));
        }
    }

    private void data(CheckList checks, HostFinding.Seen host, DataDirectory.Cluster data) {
        long wanted = source.facts().systemIdentifier();
        checks.require(
                data.control().systemIdentifier() == wanted,
                "directory-is-this-clusters",
                path() + " belongs to this cluster (system identifier " + wanted + ")",
                path() + " on " + host.hostname() + " belongs to another cluster: system identifier "
                        + data.control().systemIdentifier() + ", the primary's is " + wanted + ".",
                "It is never touched. Correct data_directory.");
        checks.require(
                data.majorVersion() == source.facts().majorVersion(),
                "same-major-version",
                "both are PostgreSQL " + data.majorVersion(),
                path() + " is of PostgreSQL " + data.majorVersion() + ", the primary of "
                        + source.facts().majorVersion() + ".",
                "Physical replication needs the same major version.");
        int timeline = Math.max(data.control().timeline(), data.history().timeline());
        checks.require(
                timeline <= source.facts().timeline() || intent.byCopy(),
                "source-is-newest",
                source.node() + " is on the newest timeline, " + source.facts().timeline(),
                intent.node() + " knows timeline " + timeline + ", the primary " + source.node() + " is only on "
                        + source.facts().timeline() + ": " + intent.node() + " may hold what is newest.",
                "Make sure which of both is the right primary. To go on with " + source.node()
                        + " and keep the directory of " + intent.node() + " aside: /replica copy " + intent.node()
                        + ".");
    }

    private String path() {
        return inspection
                .assessment()
                .view()
                .spec()
                .requireNode(intent.node())
                .postgres()
                .dataDirectory();
    }
}
