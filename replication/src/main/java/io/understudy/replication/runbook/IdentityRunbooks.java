package io.understudy.replication.runbook;

import io.understudy.replication.logs.LogKind;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is what: a server of another cluster, and a role that changed without the bot. */
final class IdentityRunbooks {
    private static final Set<LogKind> PROMOTED = Set.of(LogKind.PROMOTED, LogKind.STOPPED, LogKind.RECOVERED);

    private IdentityRunbooks() {}

    /** Whose data each node has. */
    static void wrongCluster(Case one, Notes notes) {
        notes.add(
                "Which cluster each node is of",
                one.ask().look().finding(look -> identifiers(look.view().nodes())));
        one.node()
                .ifPresent(node -> notes.add(
                        "What lies on the machine of " + node,
                        one.ask().machine(node).finding(found -> onDisk(node, found))));
        notes.byHand(
                "What to do",
                "Nothing is changed by the bot. See whether an address in the configuration points to another server, or"
                        + " whether somebody initialised the data directory anew. Rebuild only what you know to be yours.");
    }

    private static Finding identifiers(List<NodeObservation> nodes) {
        List<NodeObservation> answering =
                nodes.stream().filter(node -> node.server().isPresent()).toList();
        long distinct = answering.stream()
                .map(node -> node.server().get().systemIdentifier())
                .distinct()
                .count();
        String all = answering.stream()
                .map(node -> node.node() + " is of " + node.server().get().systemIdentifier())
                .collect(Collectors.joining(", "));
        if (answering.isEmpty()) {
            return new Finding.Unknown("No server answered.");
        }
        return distinct > 1 ? new Finding.Trouble(all + ".") : new Finding.Fine(all + ".");
    }

    private static Finding onDisk(String node, HostFinding.Seen found) {
        return found.directory() instanceof DataDirectory.Cluster cluster
                ? new Finding.Fine("The data directory %s on %s is of cluster %d, timeline %d."
                        .formatted(
                                cluster.realPath(),
                                found.hostname(),
                                cluster.control().systemIdentifier(),
                                cluster.control().timeline()))
                : new Finding.Trouble("There is no readable data directory on the machine of " + node + ".");
    }

    /** Who is primary now, since when, and what its log says of it. */
    static void role(Case one, Notes notes) {
        notes.add(
                "Who is primary now",
                one.ask().look().finding(look -> primaries(look.view().primaries())));
        Optional<String> node = one.ask().incident().node().or(one::primaryName);
        node.ifPresent(name -> Steps.log(one, notes, name, message -> PROMOTED.contains(message.kind()), false));
        notes.byHand(
                "What to do",
                "Find out who did it: the bot did not. If it was meant, see that clients and standbys follow the new"
                        + " primary. The old one must not come back as a second primary: fence it or rebuild it.",
                one.command("status"),
                one.command("history"));
    }

    private static Finding primaries(List<Primary> primaries) {
        String all = primaries.stream()
                .map(primary ->
                        primary.node() + " on timeline " + primary.facts().timeline())
                .collect(Collectors.joining(" and "));
        if (primaries.size() == 1) {
            return new Finding.Fine(all + " is the only primary that was seen.");
        }
        return new Finding.Trouble(primaries.isEmpty() ? "No primary was seen." : all + " are primaries.");
    }
}
