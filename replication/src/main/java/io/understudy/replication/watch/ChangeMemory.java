package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Changes;
import io.understudy.replication.diagnose.Changes.Restart;
import io.understudy.replication.diagnose.Changes.Role;
import io.understudy.replication.diagnose.Changes.RoleChange;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares each answering server with the last time that it answered, and remembers for ten minutes what changed without an
 * operation of ours. What happened while the bot was away is not seen. One thread at a time.
 */
final class ChangeMemory {
    /** Long enough to be told and looked after; a change has no end of its own. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final OwnSteps own;
    private final IdentityMemory identity;
    private final Map<String, Seen> last = new HashMap<>();
    private final Map<String, RoleChange> roles = new HashMap<>();
    private final Map<String, Restart> restarts = new HashMap<>();

    private record Seen(Role role, ServerFacts facts, Instant at) {}

    ChangeMemory(OwnSteps own, IdentityMemory identity) {
        this.own = own;
        this.identity = identity;
    }

    /** What is known after this look. */
    Changes saw(ClusterView view) {
        view.nodes().forEach(node -> seen(node).ifPresent(now -> {
            Optional.ofNullable(last.put(node.node(), now)).ifPresent(before -> compare(node.node(), before, now));
        }));
        roles.values().removeIf(one -> isOld(one.at(), view.at()));
        restarts.values().removeIf(one -> isOld(one.at(), view.at()));
        return new Changes(
                identity.saw(view),
                roles.values().stream().toList(),
                restarts.values().stream().toList());
    }

    private static Optional<Seen> seen(NodeObservation node) {
        Role role = node instanceof NodeObservation.Primary ? Role.PRIMARY : Role.STANDBY;
        return node.server().map(facts -> new Seen(role, facts, node.at()));
    }

    private void compare(String node, Seen before, Seen now) {
        if (before.role() != now.role()) {
            // A change back takes the one before with it, whoever made it.
            roles.remove(node);
            if (!own.gave(node, now.role(), before.at(), now.at())) {
                roles.put(node, new RoleChange(node, before.role(), now.role(), now.at()));
            }
        }
        boolean anew = !before.facts().startedAt().equals(now.facts().startedAt());
        if ((anew || crashed(before.facts(), now.facts())) && !own.restarted(node, before.at(), now.at())) {
            Instant since = anew
                    ? now.facts().startedAt()
                    : now.facts().processesSince().orElseThrow();
            restarts.put(node, new Restart(node, !anew, since, now.at()));
        }
    }

    /** The postmaster is the same, and its processes are not. */
    private static boolean crashed(ServerFacts before, ServerFacts now) {
        return before.processesSince().isPresent()
                && now.processesSince().isPresent()
                && !before.processesSince().equals(now.processesSince());
    }

    /** The clock may be set back. */
    private static boolean isOld(Instant at, Instant now) {
        return Duration.between(at, now).abs().compareTo(REMEMBERED) > 0;
    }
}
