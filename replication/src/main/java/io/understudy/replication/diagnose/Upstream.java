package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.WalReceiver;
import io.understudy.replication.observe.WalSender;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an upstream's own rows say about one of its standbys. */
record Upstream(String node, List<WalSender> senders, List<Slot> slots) {
    static Upstream of(NodeObservation server) {
        return new Upstream(server.node(), server.senders(), server.slots());
    }

    /** The row of a node's stream: by its name, else by being the only one that can be its. */
    Optional<WalSender> senderOf(String standby, Evidence evidence) {
        Optional<WalSender> named = senderNamed(standby);
        return named.isPresent() ? named : anonymousSender(standby, evidence);
    }

    /** A broken connection's row stays up to a minute beside its successor's: the streaming, the latest one counts. */
    Optional<WalSender> senderNamed(String standby) {
        return senders.stream()
                .filter(WalSender::isStandby)
                .filter(sender -> sender.applicationName().equals(standby))
                .max(Comparator.comparing(WalSender::isStreaming).thenComparing(WalSender::pid));
    }

    private Optional<WalSender> anonymousSender(String standby, Evidence evidence) {
        Set<String> declared = Set.copyOf(evidence.spec().nodeNames());
        List<WalSender> anonymous = senders.stream()
                .filter(WalSender::isStandby)
                .filter(sender -> !declared.contains(sender.applicationName()))
                .toList();
        Set<String> unmatched = evidence.spec().nodeNames().stream()
                .filter(name -> !name.equals(node) && senderNamed(name).isEmpty())
                .collect(Collectors.toSet());
        return anonymous.size() == 1 && unmatched.equals(Set.of(standby))
                ? Optional.of(anonymous.get(0))
                : Optional.empty();
    }

    /** The physical slot that a standby streams through, or would: as it says itself, else the one of its name. */
    Optional<Slot> slotOf(NodeSpec standby, Optional<WalReceiver> receiver, Optional<String> configured) {
        String name =
                receiver.flatMap(WalReceiver::slotName).or(() -> configured).orElse(standby.slotName());
        return slots.stream()
                .filter(slot -> slot.physical() && slot.name().equals(name))
                .findFirst();
    }
}
