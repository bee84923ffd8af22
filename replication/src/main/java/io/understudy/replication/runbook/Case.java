package io.understudy.replication.runbook;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState.Standing;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.PrimarySighting;
import java.util.List;
import java.util.Optional;

/** An incident with what its runbooks have in common: whom it is about, and how commands name them. */
record Case(Questions ask) {
    /** {@code /replica VERB CLUSTER/NODE}. */
    String command(String verb, String node) {
        return "/replica " + verb + " " + ask.spec().name() + "/" + node;
    }

    /** {@code /replica VERB CLUSTER}. */
    String command(String verb) {
        return "/replica " + verb + " " + ask.spec().name();
    }

    /** The node that the incident names; else the first one that is not well. */
    Optional<String> node() {
        return ask.incident().node().or(() -> ask.look().known().flatMap(Case::firstUnwell));
    }

    private static Optional<String> firstUnwell(ClusterAssessment look) {
        return look.standbys().stream()
                .filter(one -> one.state().standing() != Standing.WELL)
                .map(AStandby::node)
                .findFirst();
    }

    /** The standby that it is about: never the primary. */
    Optional<String> standby() {
        Optional<String> primary = primary().map(Primary::node);
        return ownerOfSlot()
                .or(this::node)
                .filter(name -> !primary.equals(Optional.of(name)))
                .or(() -> ask.look().known().flatMap(Case::firstUnwell))
                .or(() -> ask.spec().nodeNames().stream()
                        .filter(name -> !primary.equals(Optional.of(name)))
                        .findFirst());
    }

    /** Of an incident about one of a server's slots: the node that streams through it. */
    private Optional<String> ownerOfSlot() {
        String[] key = ask.incident().key().split(":", 3);
        return ask.spec().nodes().stream()
                .filter(node -> key.length == 3 && node.slotName().equals(key[2]))
                .map(NodeSpec::name)
                .findFirst();
    }

    Optional<Primary> primary() {
        return ask.look().known().flatMap(look -> look.view().solePrimary());
    }

    /** The primary, or who was it when it was seen last. */
    Optional<String> primaryName() {
        return primary().map(Primary::node).or(() -> ask.lastPrimary().map(PrimarySighting::node));
    }

    NodeSpec spec(String node) {
        return ask.spec().requireNode(node);
    }

    Optional<NodeObservation> seen(String node) {
        return ask.look().known().map(look -> look.view().of(node));
    }

    Optional<AStandby> judged(String node) {
        return ask.look().known().flatMap(look -> look.standby(node));
    }

    List<Standby> standbys() {
        return ask.look().known().map(look -> look.view().standbys()).orElse(List.of());
    }

    /** The nodes whose servers answered. */
    List<NodeObservation> answering() {
        return ask.look().known().map(look -> look.view().nodes()).orElse(List.of()).stream()
                .filter(node -> node.server().isPresent())
                .toList();
    }
}
