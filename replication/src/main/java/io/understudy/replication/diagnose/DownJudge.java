package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.observe.Door;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.Unknown;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a node serves, and if not, how it does not. */
record DownJudge(Evidence evidence) {
    /** A knock that is older says nothing about now. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** Of a node that is no sole primary; one that is fenced is meant to be away. */
    Stream<Suspicion> of(AStandby node) {
        if (node.state() == StandbyState.FENCED) {
            return Stream.empty();
        }
        if (node.state() == StandbyState.NO_PERMISSION) {
            return Stream.of(Suspicion.now(new NodeDown.NoPermission(cluster(), node.node())));
        }
        if (node.seen() instanceof Down down) {
            return down.reason() == DownReason.STARTING ? starting(node.node()) : Stream.of(Suspicion.now(of(down)));
        }
        return node.seen() instanceof Unknown unknown ? Stream.of(Suspicion.now(of(unknown))) : Stream.empty();
    }

    private Stream<Suspicion> starting(String node) {
        Duration tooLong = evidence.thresholds().stream().notStreaming();
        return Stream.of(
                Suspicion.now(new NodeDown.Starting(cluster(), node, Duration.ZERO)),
                new Suspicion(new NodeDown.Starting(cluster(), node, tooLong), tooLong));
    }

    private Diagnosis of(Down down) {
        return down.reason() == DownReason.STOPPING
                ? new NodeDown.Stopping(cluster(), down.node())
                : new NodeDown.Refused(cluster(), down.node());
    }

    private Diagnosis of(Unknown unknown) {
        String node = unknown.node();
        return switch (unknown.reason()) {
            case NO_ROUTE -> new NodeDown.NoRoute(cluster(), node);
            case TIMEOUT -> new NodeDown.Frozen(cluster(), node, isShut(node));
            case LOGIN_REFUSED -> new NodeDown.LoginRefused(cluster(), node, unknown.detail());
            case TOO_MANY_CLIENTS -> new NodeDown.TooManyClients(cluster(), node);
            case NOT_UNDERSTOOD -> new NodeDown.NotUnderstood(cluster(), node, unknown.detail());
        };
    }

    /** Nodes that answer over their open session and take no new ones. */
    Stream<String> shutDoors() {
        return evidence.view().nodes().stream()
                .filter(seen -> seen.server().isPresent())
                .map(NodeObservation::node)
                .filter(this::isShut);
    }

    /** Whether its machine takes connections that nothing answers. */
    boolean isShut(String node) {
        return door(node).filter(Door::isShut).isPresent();
    }

    /** Whether its server itself answered the bot, if only with a refusal; a refused connection may be a firewall's. */
    boolean isReached(String node) {
        NodeObservation seen = evidence.view().of(node);
        return seen instanceof Unknown unknown
                ? !unknown.isSilence()
                : seen instanceof Down down && down.reason() != DownReason.REFUSED;
    }

    private Optional<Door> door(String node) {
        return Optional.ofNullable(evidence.remembered().doors().get(node))
                .filter(door ->
                        Duration.between(door.at(), evidence.view().at()).compareTo(FRESH) <= 0);
    }

    private String cluster() {
        return evidence.spec().name();
    }
}
