package io.understudy.replication.plan;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.ServerFiles;
import io.understudy.replication.observe.SynchronousNames;
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
        standbys.forEach(standby -> logins(checks, followers.candidate().node(), standby, inspection));
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
        long others = followers.candidate().senders().stream()
                .filter(sender -> !standbys.contains(sender.applicationName()))
                .count();
        if (standbys.size() + others > number(details, "max_wal_senders")) {
            tooSmall.add("max_wal_senders");
        }
        String count = standbys.size() + (standbys.size() == 1 ? " standby" : " standbys");
        checks.require(
                tooSmall.isEmpty(),
                "room-for-standbys",
                details.node() + " has slots and wal senders for " + count,
                "Too small on " + details.node() + " for " + count + ": " + String.join(", ", tooSmall) + ".",
                "Raise it there and restart " + details.node() + ".");
    }

    /** By the rules as they lie there: a login that is refused afterwards would leave the new primary alone. */
    private static void logins(CheckList checks, String candidate, String standby, Inspection inspection) {
        ClusterSpec spec = inspection.assessment().view().spec();
        String name = "standbys-may-stream";
        String role = spec.replicator().user();
        String address = addressOf(standby, inspection);
        ClientRules.Answer answer = inspection
                .closer()
                .filesOf(candidate)
                .flatMap(ServerFiles::clientRules)
                .map(lines -> ClientRules.of(lines).mayReplicate(role, address))
                .orElse(ClientRules.Answer.OPEN);
        String hint = "Add a line to pg_hba.conf of " + candidate + " and reload: host replication " + role + " "
                + address + " scram-sha-256.";
        checks.add(
                switch (answer) {
                    case YES -> Check.pass(name, candidate + " lets " + standby + " (" + address + ") stream");
                    case NO ->
                        Check.block(
                                name,
                                "pg_hba.conf of " + candidate + " does not let " + role + " stream to " + standby + " ("
                                        + address + ").",
                                hint);
                    case OPEN ->
                        Check.warn(
                                name,
                                "Nobody can tell from pg_hba.conf of " + candidate + " whether it lets " + standby
                                        + " (" + address + ") stream.",
                                hint);
                });
    }

    /** As a server sees it now; else as it is declared. */
    private static String addressOf(String standby, Inspection inspection) {
        return inspection.assessment().view().primaries().stream()
                .flatMap(primary -> primary.senders().stream())
                .filter(sender -> sender.applicationName().equals(standby))
                .flatMap(sender -> sender.clientAddress().stream())
                .findFirst()
                .orElseGet(() -> inspection
                        .assessment()
                        .view()
                        .spec()
                        .requireNode(standby)
                        .address());
    }

    /** Not read: not judged. */
    private static int number(NodeDetails details, String setting) {
        return Optional.ofNullable(details.settings().get(setting))
                .map(Integer::valueOf)
                .orElse(Integer.MAX_VALUE);
    }
}
