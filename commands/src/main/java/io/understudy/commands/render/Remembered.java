package io.understudy.commands.render;

import io.understudy.backup.catalogue.Backup;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.replication.maintenance.MaintenanceWindow;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.plan.PauseLease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a status says besides the look: what the bot remembers of a cluster.
 *
 * @param newestVerified the newest backup that counts
 * @param scheduled a change that waits for its time
 * @param maintenance times without alerts that last now
 * @param pauses of replay that the bot made and did not end yet
 */
public record Remembered(
        Optional<Backup> newestVerified,
        Optional<Operation> scheduled,
        List<MaintenanceWindow> maintenance,
        List<PauseLease> pauses) {
    static final Remembered NOTHING = new Remembered(Optional.empty(), Optional.empty(), List.of(), List.of());

    public Remembered {
        maintenance = List.copyOf(maintenance);
        pauses = List.copyOf(pauses);
    }

    /** What explains the rest, to be read first. */
    List<Fact> heldBack() {
        return maintenance.stream().map(MaintenanceMessages::fact).toList();
    }

    List<Fact> facts(Instant now) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Newest verified backup",
                newestVerified.map(backup -> backup(backup, now)).orElse("none")));
        scheduled.ifPresent(operation -> facts.add(new Fact(
                "Scheduled",
                Figures.day(operation.notBefore().orElseThrow()) + " · request " + operation.id() + " of "
                        + operation.requester().name() + " ("
                        + (operation.events().isEmpty() ? "waits for approval" : "approved") + "): "
                        + PlanWords.headline(operation.plan()))));
        return facts;
    }

    private static String backup(Backup backup, Instant now) {
        return Figures.since(backup.finishedAt().orElse(backup.startedAt()), now)
                        .replace(")", " ago)") + " · " + Figures.bytes(backup.bytes()) + " · from " + backup.source();
    }
}
