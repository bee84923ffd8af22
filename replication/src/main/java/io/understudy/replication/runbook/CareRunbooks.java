package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Times;
import io.understudy.replication.logs.Harmless;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.Copies;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.ServerVitals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the bot itself does: its watch, its copies, its fences, its drills. */
final class CareRunbooks {
    private CareRunbooks() {}

    /** Whether the watch sees anything now. */
    static void bot(Case one, Notes notes) {
        notes.add(
                "Whether the bot can look at the cluster now", one.ask().look().finding(look -> {
                    List<Unknown> unseen = look.view().ofType(Unknown.class);
                    return unseen.isEmpty()
                            ? new Finding.Fine("It can: every node was seen just now.")
                            : new Finding.Trouble("Not seen: %s."
                                    .formatted(unseen.stream()
                                            .map(node -> node.node() + " ("
                                                    + node.reason().words() + ")")
                                            .collect(Collectors.joining(", "))));
                }));
        one.ask().spec().nodeNames().forEach(node -> Steps.machine(one, notes, node));
        notes.byHand(
                "What to do",
                "See which of the bot's jobs is late and what its own log says. If this look worked and the watch does not, restart"
                        + " the bot: it forgets nothing.",
                one.command("status"));
    }

    /** How far a base backup is. */
    static void copy(Case one, Notes notes) {
        List<NodeObservation> sources = one.answering();
        for (NodeObservation source : sources) {
            Answer<ServerVitals> vitals = one.ask().vitals(source.node());
            notes.add("Which copies " + source.node() + " gives", vitals.finding(found -> found.copies()
                    .map(copies -> copies(source.node(), copies, one.ask().now()))
                    .orElseGet(
                            () -> new Finding.Unknown(source.node() + " does not tell of the copies that it gives."))));
        }
        one.ask().incident().node().ifPresent(node -> Space.volumes(one, notes, node));
        notes.byHand(
                "What to do",
                "In its first phase a copy says nothing: it waits for a checkpoint, which a busy server spreads over"
                        + " checkpoint_timeout × checkpoint_completion_target, minutes by default. Wait for that. A copy that"
                        + " stands still later waits for a disk or the network of one of the two machines.",
                one.command("history"));
    }

    private static Finding copies(String source, Copies copies, Instant now) {
        if (copies.running().isEmpty()) {
            return new Finding.Fine(source + " gives none now.");
        }
        return new Finding.Trouble(copies.running().stream()
                .map(copy -> "To %s: %s, %s%s, unmoved for %s."
                        .formatted(
                                Harmless.line(copy.client()),
                                copy.phase(),
                                Bytes.words(copy.streamedBytes()),
                                copy.totalBytes().isPresent()
                                        ? " of " + Bytes.words(copy.totalBytes().getAsLong())
                                        : "",
                                Times.words(Duration.between(copy.movedAt(), now))))
                .collect(Collectors.joining(" ")));
    }

    /** A copy of a backup on another target. */
    static void backupCopy(Case one, Notes notes) {
        BackupRunbook.newest(one, notes);
        notes.byHand(
                "What to do",
                "The backup itself is whole, on the bot's machine only. Run `understudy check` there: it asks every target and says"
                        + " what each one lacks. A host key that nobody pinned, or that changed for a reason you know, is"
                        + " pinned with `understudy ssh-pin` and the target's name. The copy is then made by itself, at"
                        + " the latest after six hours.",
                one.command("backup list"));
    }

    /** Whether a fence holds. */
    static void fence(Case one, Notes notes) {
        Optional<String> node = one.node();
        if (node.isEmpty()) {
            notes.add("Which node is fenced", new Finding.Unknown("The incident names none."));
            return;
        }
        String name = node.get();
        notes.add("Whether " + name + " may start", one.ask().autostart(name).finding(found -> autostart(name, found)));
        Steps.server(one, notes, name);
        Steps.machine(one, notes, name);
        notes.byHand(
                "What to do",
                "Fence it again if it must stay away; let it go if it may come back, and rebuild it first if it could be a second"
                        + " primary.",
                one.command("fence", name),
                one.command("unfence", name));
    }

    /** What a rehearsed failover showed is about the copy; what would happen now is asked here. */
    static void drill(Case one, Notes notes) {
        one.standbys().forEach(standby -> Steps.server(one, notes, standby.node()));
        notes.byHand(
                "What to do",
                "The incident says in which step it failed. A copy that did not come about: room for a whole copy on the bot's"
                        + " machine, the replication login, wal_level. A copy that did not start or promote: its settings,"
                        + " extensions missing on the bot's machine. Anything wrong in its data may be wrong in the standby"
                        + " too: look before it is promoted.",
                one.command("drill"));
    }

    private static Finding autostart(String name, Autostart found) {
        if (found instanceof Autostart.Forbidden forbidden) {
            return new Finding.Fine("The fence of %s holds: %s.".formatted(name, forbidden.evidence()));
        }
        if (found instanceof Autostart.Allowed allowed) {
            return new Finding.Trouble("The fence of %s is gone: %s.".formatted(name, allowed.how()));
        }
        return new Finding.Unknown(((Autostart.Unknown) found).why());
    }
}
