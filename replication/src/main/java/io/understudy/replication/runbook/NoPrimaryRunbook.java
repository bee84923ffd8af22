package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.Times;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.PrimarySighting;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** No primary: start the old one again, which loses nothing; else which standby has most, and what would be lost. */
final class NoPrimaryRunbook implements Procedure {
    @Override
    public void follow(Case one, Notes notes) {
        Optional<Primary> back = one.primary();
        if (back.isPresent()) {
            notes.add(
                    "Whether there is a primary",
                    new Finding.Fine(back.get().node() + " answers as primary: nothing to do."));
            return;
        }
        Optional<String> last = one.ask().lastPrimary().map(PrimarySighting::node);
        if (last.isEmpty()) {
            notes.add("Who was primary", new Finding.Unknown("The bot never saw a primary of this cluster."));
        }
        boolean fenced = last.filter(name -> primary(one, notes, name)).isPresent();
        last.ifPresent(name -> witnesses(one, notes, name));
        Optional<Standby> best = standbys(one, notes);
        last.ifPresent(name -> start(one, notes, name, fenced));
        best.ifPresent(candidate -> promote(one, notes, candidate.node()));
    }

    /** Whether it is fenced, after its server, machine and log were looked at. */
    private static boolean primary(Case one, Notes notes, String name) {
        Steps.server(one, notes, name);
        Steps.machine(one, notes, name);
        DownRunbook.lastWords(one, notes, name);
        Answer<Autostart> autostart = one.ask().autostart(name);
        boolean fenced = autostart
                        .known()
                        .filter(Autostart.Forbidden.class::isInstance)
                        .isPresent()
                || one.ask().look().known().filter(look -> look.isFenced(name)).isPresent();
        if (fenced) {
            notes.add(
                    "Whether " + name + " is fenced",
                    new Finding.Trouble(name + " is fenced: its start would be refused."));
        }
        return fenced;
    }

    /** The second side: whether its standbys' machines reach it. */
    private static void witnesses(Case one, Notes notes, String primary) {
        one.ask().spec().nodeNames().stream()
                .filter(node -> !node.equals(primary))
                .forEach(node -> Steps.port(one, notes, node, primary));
    }

    private static Optional<Standby> standbys(Case one, Notes notes) {
        List<Standby> all = one.standbys().stream()
                .sorted(Comparator.comparing(Standby::have).reversed())
                .toList();
        if (all.isEmpty()) {
            notes.add("Which standby has most", new Finding.Unknown("No standby answers."));
            return Optional.empty();
        }
        Optional<PrimarySighting> last = one.ask().lastPrimary();
        String each = all.stream().map(standby -> words(standby, last)).collect(Collectors.joining(" "));
        String seen = last.map(sighting -> " %s was last seen %s ago, at %s; what it wrote since is not counted."
                        .formatted(
                                sighting.node(),
                                Times.words(age(sighting, one.ask().now())),
                                sighting.current()))
                .orElse(" Where the primary stood is not known.");
        Finding finding =
                last.filter(sighting -> !sighting.current().isAfter(all.get(0).have()))
                                .isPresent()
                        ? new Finding.Fine(each + seen)
                        : new Finding.Trouble(each + seen);
        notes.add("Which standby has most, and what a promotion would lose", finding);
        return all.stream().filter(standby -> standby.applyDelay().isZero()).findFirst();
    }

    private static Duration age(PrimarySighting last, Instant now) {
        return Duration.between(last.at(), now);
    }

    private static String words(Standby standby, Optional<PrimarySighting> last) {
        Lsn have = standby.have();
        return standby.node() + " has WAL up to " + have
                + last.map(sighting -> sighting.current().bytesAfter(have))
                        .map(missing -> missing == 0
                                ? ", all that was seen of the primary."
                                : ", and lacks " + Bytes.words(missing) + " of what was seen.")
                        .orElse(".");
    }

    private static void start(Case one, Notes notes, String name, boolean fenced) {
        Optional<Postmaster> process = one.ask().machine(name).known().map(HostFinding.Seen::postmaster);
        if (process.filter(found -> !(found instanceof Postmaster.Gone)).isPresent()) {
            notes.byHand(
                    "First",
                    "The server's process of %s is still there: find out why it does not answer. It may yet write."
                            .formatted(name));
            return;
        }
        String text = "Start %s again if its machine and data are well: nothing is lost then.".formatted(name);
        if (fenced) {
            notes.byHand(
                    "First", "Let go of the fence. " + text, one.command("unfence", name), one.command("start", name));
        } else {
            notes.byHand("First", text, one.command("start", name));
        }
    }

    private static void promote(Case one, Notes notes, String name) {
        notes.byHand(
                "Only if that cannot work",
                ("Promote %s. The plan proves from both sides that the old primary is gone, fences it, and names the expected"
                                + " loss before anybody approves.")
                        .formatted(name),
                one.command("plan promote", name));
    }
}
