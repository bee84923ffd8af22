package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Times;
import io.understudy.replication.logs.LogKind;
import io.understudy.replication.logs.LogMessage;
import io.understudy.replication.logs.LogReading;
import io.understudy.replication.logs.ServerLog;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.Reach;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A node does not serve: process, port, last words and disk, told apart. */
final class DownRunbook implements Procedure {
    /** What makes a server end, or keeps it from starting; other words in its log are not its last. */
    private static final Set<LogKind> DEADLY = EnumSet.of(
            LogKind.NO_SPACE,
            LogKind.DISK_ERROR,
            LogKind.KILLED,
            LogKind.MEMORY,
            LogKind.STOPPED,
            LogKind.PORT_TAKEN,
            LogKind.LOCK_FILE,
            LogKind.CONFIGURATION,
            LogKind.DIRECTORY,
            LogKind.CHECKPOINT_LOST,
            LogKind.PARAMETERS_LOW);

    @Override
    public void follow(Case one, Notes notes) {
        Optional<String> node = one.node().or(one::primaryName);
        if (node.isEmpty()) {
            notes.add("Which node it is about", new Finding.Unknown("No node is known to look at."));
            return;
        }
        String name = node.get();
        Steps.server(one, notes, name);
        if (one.seen(name).filter(seen -> seen.server().isPresent()).isPresent()) {
            return;
        }
        others(one, notes, name);
        Steps.machine(one, notes, name);
        lastWords(one, notes, name);
        Space.volumes(one, notes, name);
        remedy(one, notes, name);
    }

    /** Whether somebody else reaches it: a bot that is cut off looks alike. */
    private static void others(Case one, Notes notes, String name) {
        one.answering().stream()
                .map(NodeObservation::node)
                .filter(other -> !other.equals(name))
                .findFirst()
                .ifPresent(other -> {
                    Answer<Reach> reach = one.ask()
                            .reach(
                                    other,
                                    one.spec(name).address(),
                                    one.spec(name).port());
                    notes.add(
                            "Whether others reach it",
                            reach.finding(found -> found instanceof Reach.Closed closed
                                    ? new Finding.Trouble(
                                            "From the machine of %s, the port of %s does not answer either: %s."
                                                    .formatted(other, name, closed.why()))
                                    : new Finding.Fine(
                                            "From the machine of %s, the port of %s takes connections: it is the bot's own"
                                                            .formatted(other, name)
                                                    + " way that is broken, or the server hangs.")));
                });
    }

    /** What its log said last that can have ended it. */
    static void lastWords(Case one, Notes notes, String name) {
        Answer<ServerLog> log = one.ask().log(name);
        Optional<LogReading> reading = log.known().map(ServerLog::reading);
        Optional<LogMessage> last = reading.flatMap(
                all -> all.newest(message -> DEADLY.contains(message.kind())).or(() -> all.newest(LogKind.OTHER)));
        Finding finding = log.finding(found -> last.<Finding>map(
                        message -> new Finding.Trouble("%s said that %s; it wrote its last line %s ago. What helps: %s."
                                .formatted(name, message.meaning(), Times.words(found.quiet()), message.remedy())))
                .orElseGet(() -> new Finding.Fine("%s said nothing that explains it; it wrote its last line %s ago."
                        .formatted(name, Times.words(found.quiet())))));
        Optional<ServerOutput> excerpt = log.known()
                .flatMap(found ->
                        last.map(message -> new ServerOutput(name + ": " + found.source(), List.of(message.line()))));
        notes.add("What the last words of " + name + " were", finding, excerpt, List.of());
    }

    private static void remedy(Case one, Notes notes, String name) {
        Optional<Postmaster> process = one.ask().machine(name).known().map(HostFinding.Seen::postmaster);
        boolean others = one.primary().map(Primary::node).isPresent();
        if (process.filter(Postmaster.Running.class::isInstance).isPresent()) {
            notes.byHand(
                    "What to do",
                    "Its process runs: wait if it is starting or recovering. If it hangs, or refuses the bot's login, correct"
                            + " that first; a restart ends every session.",
                    one.command("restart", name));
        } else if (process.isPresent()) {
            notes.byHand(
                    "What to do",
                    "Start it again once its last words are dealt with" + (others ? "." : ": nothing is lost then."),
                    one.command("start", name));
        } else {
            notes.byHand(
                    "What to do",
                    "Its machine could not be asked: see whether it is up, and repair the bot's way to it. Nothing is done"
                            + " meanwhile.");
        }
    }
}
