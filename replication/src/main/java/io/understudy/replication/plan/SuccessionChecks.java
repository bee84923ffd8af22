package io.understudy.replication.plan;

import io.understudy.replication.observe.NodeDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the new primary will serve its standbys, and its commits not wait for absent ones. */
final class SuccessionChecks {
    private SuccessionChecks() {}

    /** {@code standbys}: those that will stream from the candidate afterwards. */
    static void add(CheckList checks, Followers followers, List<String> standbys, Inspection inspection) {
        followers.addTo(checks);
        Optional<NodeDetails> details = Optional.ofNullable(
                inspection.details().get(followers.candidate().node()));
        details.ifPresent(one -> commits(checks, one, standbys));
        details.ifPresent(one -> slots(checks, one, followers, standbys));
    }

    private static void commits(CheckList checks, NodeDetails details, List<String> standbys) {
        String setting = details.settings().getOrDefault("synchronous_standby_names", "");
        checks.require(
                SynchronousNames.parse(setting).satisfiedBy(standbys),
                "commits-will-not-wait",
                "no commit on " + details.node() + " would wait for an absent standby",
                "synchronous_standby_names of " + details.node() + " is '" + setting + "', and "
                        + (standbys.isEmpty() ? "no standby" : "only " + String.join(", ", standbys))
                        + " will stream from it: every commit would wait for ever.",
                "Change it on " + details.node() + " (ALTER SYSTEM, then reload), or bring those standbys back first.");
    }

    private static void slots(CheckList checks, NodeDetails details, Followers followers, List<String> standbys) {
        int there = followers.candidate().slots().size();
        int more = followers.slotsDropped(standbys).size();
        List<String> tooSmall = new ArrayList<>();
        if (there + more > number(details, "max_replication_slots")) {
            tooSmall.add("max_replication_slots");
        }
        if (standbys.size() > number(details, "max_wal_senders")) {
            tooSmall.add("max_wal_senders");
        }
        checks.require(
                tooSmall.isEmpty(),
                "room-for-standbys",
                details.node() + " has slots and wal senders for " + standbys.size() + " standbys",
                "Too small on " + details.node() + " for " + standbys.size() + " standbys: "
                        + String.join(", ", tooSmall) + ".",
                "Raise it there and restart " + details.node() + ".");
    }

    /** Not read: not judged. */
    private static int number(NodeDetails details, String setting) {
        return Optional.ofNullable(details.settings().get(setting))
                .map(Integer::valueOf)
                .orElse(Integer.MAX_VALUE);
    }
}
