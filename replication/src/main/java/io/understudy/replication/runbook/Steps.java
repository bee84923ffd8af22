package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.logs.LogMessage;
import io.understudy.replication.logs.LogReading;
import io.understudy.replication.logs.ServerLog;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.Reach;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Steps that several runbooks have. */
final class Steps {
    private Steps() {}

    /** Whether the bot reaches a server, and as what it answers. */
    static void server(Case one, Notes notes, String node) {
        notes.add(
                "Whether the bot reaches " + node,
                one.ask().look().finding(look -> server(look.view().of(node))));
    }

    private static Finding server(NodeObservation seen) {
        if (seen instanceof Primary primary) {
            return new Finding.Fine("%s answers as primary, on timeline %d at %s."
                    .formatted(seen.node(), primary.facts().timeline(), primary.current()));
        }
        if (seen instanceof Standby standby) {
            return new Finding.Fine("%s answers as standby, on timeline %d; it has WAL up to %s."
                    .formatted(seen.node(), standby.facts().timeline(), standby.have()));
        }
        if (seen instanceof Down down) {
            return new Finding.Trouble("The machine of %s answers, and %s."
                    .formatted(seen.node(), down.reason().words()));
        }
        if (seen instanceof Unknown unknown) {
            return new Finding.Unknown("%s: %s (%s). Its server may be well."
                    .formatted(seen.node(), unknown.reason().words(), unknown.detail()));
        }
        return new Finding.Fine(seen.node() + " is up in recovery and takes no connections (hot_standby = off).");
    }

    /** Whether one node's machine reaches another's server, at the address that the stream uses. */
    static Optional<Boolean> port(Case one, Notes notes, String from, String to) {
        Address address = Address.ofUpstream(one, from, to);
        Answer<Reach> reach = one.ask().reach(from, address.host(), address.port());
        notes.add(
                "Whether the machine of " + from + " reaches the port of " + to,
                reach.finding(found -> found instanceof Reach.Closed closed
                        ? new Finding.Trouble("From the machine of %s, %s does not answer: %s."
                                .formatted(from, address, closed.why()))
                        : new Finding.Fine("From the machine of %s, %s takes connections.".formatted(from, address))));
        return reach.known().map(Reach.Open.class::isInstance);
    }

    /** What a log says of this; the newest such message is the finding. */
    static Optional<LogMessage> log(Case one, Notes notes, String node, Predicate<LogMessage> which, boolean past) {
        Answer<ServerLog> log = one.ask().log(node);
        Optional<LogReading> reading = log.known().map(ServerLog::reading);
        Optional<LogMessage> newest = reading.flatMap(all -> all.newest(which));
        Finding finding = log.finding(found -> newest.<Finding>map(message -> told(node, message, past))
                .orElseGet(() -> new Finding.Fine("The log of %s has nothing known about this in its last %d lines."
                        .formatted(node, found.lines().size()))));
        List<String> lines = reading.map(all -> all.lines(which)).orElse(List.of());
        Optional<ServerOutput> excerpt = log.known()
                .filter(found -> !lines.isEmpty())
                .map(found -> new ServerOutput(node + ": " + found.source(), lines));
        notes.add("What the log of " + node + " says", finding, excerpt, List.of());
        return newest;
    }

    private static Finding told(String node, LogMessage message, boolean past) {
        String times = message.times() == 1 ? "" : ", " + message.times() + " times";
        String text = "%s said that %s%s.".formatted(node, message.meaning(), times);
        return past
                ? new Finding.Fine(text + " That is over: it streams.")
                : new Finding.Trouble(
                        text + (message.remedy().isEmpty() ? "" : " What helps: " + message.remedy() + "."));
    }

    /** Process, control file and free space, as the machine tells. */
    static void machine(Case one, Notes notes, String node) {
        notes.add(
                "What the machine of " + node + " says",
                one.ask().machine(node).finding(found -> machine(node, found)));
    }

    private static Finding machine(String node, HostFinding.Seen found) {
        String text = "The machine of %s: %s; %s; %s free."
                .formatted(node, process(found.postmaster()), data(found.directory()), Bytes.words(found.freeBytes()));
        return found.postmaster() instanceof Postmaster.Running ? new Finding.Fine(text) : new Finding.Trouble(text);
    }

    private static String process(Postmaster postmaster) {
        if (postmaster instanceof Postmaster.Running running) {
            return "the server's process runs (" + running.pid() + ")";
        }
        if (postmaster instanceof Postmaster.Frozen frozen) {
            return "the server's process is stopped by a signal (" + frozen.pid() + "), its sessions may still write";
        }
        List<Integer> survivors = ((Postmaster.Gone) postmaster).survivors();
        return survivors.isEmpty()
                ? "no server process runs"
                : "the server's main process is gone, and " + survivors.size() + " of its children still run";
    }

    private static String data(DataDirectory directory) {
        if (directory instanceof DataDirectory.Cluster cluster) {
            return "its control file says \"" + cluster.control().state() + "\" on timeline "
                    + cluster.control().timeline();
        }
        if (directory instanceof DataDirectory.Foreign foreign) {
            return "its data directory is none (" + foreign.what() + ")";
        }
        return directory instanceof DataDirectory.Empty ? "its data directory is empty" : "it has no data directory";
    }
}
