package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.SlotFinding;
import io.understudy.replication.diagnose.SlotFinding.Use;
import io.understudy.replication.diagnose.SlotJudge;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.ServerVitals;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A volume fills up: what holds WAL there, and what can be let go without touching a file by hand. */
final class DiskRunbook implements Procedure {
    @Override
    public void follow(Case one, Notes notes) {
        Optional<String> node = one.node().or(one::primaryName);
        if (node.isEmpty()) {
            notes.add("Which volume is full", new Finding.Unknown("No node is known to look at."));
            return;
        }
        String name = node.get();
        Space.volumes(one, notes, name);
        notes.add("How much WAL lies on " + name, one.ask().machine(name).finding(found -> wal(name, found)));
        slots(one, notes, name);
        notes.add("Whether the archive holds WAL back", one.ask().vitals(name).finding(found -> backlog(name, found)));
        notes.byHand(
                "What to do",
                "Never remove files from pg_wal by hand: the server would not start again. Drop slots that nobody needs,"
                        + " repair the archive, remove what rebuilds kept, or extend the volume.",
                one.command("slots"),
                one.command("kept"));
    }

    private static Finding wal(String name, HostFinding.Seen found) {
        return found.directory() instanceof DataDirectory.Cluster cluster
                ? new Finding.Fine(name + " has " + Bytes.words(cluster.walBytes()) + " in pg_wal.")
                : new Finding.Unknown("The data directory of " + name + " could not be read.");
    }

    private static void slots(Case one, Notes notes, String name) {
        Answer<List<SlotFinding>> keeping = one.ask().look().then(look -> keeping(look, name));
        Finding finding = keeping.finding(found ->
                found.isEmpty() ? new Finding.Fine("No slot on " + name + " keeps WAL.") : biggest(found.get(0)));
        String[] drops = keeping.known().orElse(List.of()).stream()
                .filter(found -> found.use() == Use.ORPHAN)
                .map(found ->
                        one.command("drop slot", name) + "/" + found.slot().name())
                .toArray(String[]::new);
        notes.addWithRemedy("Which slot keeps most", finding, drops);
    }

    /** A server that is down keeps what its slots need, and cannot say it. */
    private static Answer<List<SlotFinding>> keeping(ClusterAssessment look, String name) {
        if (look.view().of(name).server().isEmpty()) {
            return new Answer.Silent<>(name + " does not answer.");
        }
        return new Answer.Known<>(new SlotJudge(look.view())
                .all().stream()
                        .filter(found ->
                                found.node().equals(name) && found.keptBytes().orElse(0) > 0)
                        .sorted(Comparator.comparingLong(
                                        (SlotFinding found) -> found.keptBytes().orElse(0))
                                .reversed())
                        .toList());
    }

    private static Finding biggest(SlotFinding found) {
        String text = "%s keeps most: %s; %s."
                .formatted(found.slot().name(), Bytes.words(found.keptBytes().orElse(0)), found.why());
        return found.use() == Use.IN_USE ? new Finding.Fine(text) : new Finding.Trouble(text);
    }

    private static Finding backlog(String name, ServerVitals found) {
        OptionalInt ready = found.archiver().map(one -> one.ready()).orElse(OptionalInt.empty());
        if (found.archiver().isEmpty()) {
            return new Finding.Fine(name + " does not archive.");
        }
        if (ready.isEmpty()) {
            return new Finding.Unknown("The bot's role may not count what waits to be archived on " + name + ".");
        }
        String text = "%d finished WAL files wait to be archived on %s.".formatted(ready.getAsInt(), name);
        return found.archiver().get().fails()
                ? new Finding.Trouble(text + " The archiver fails.")
                : new Finding.Fine(text);
    }
}
