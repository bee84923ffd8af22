package io.understudy.commands.render;

import io.understudy.backup.Backup;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.replication.maintenance.MaintenanceWindow;
import io.understudy.replication.operate.Operation;
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
 */
public record Remembered(
        Optional<Backup> newestVerified, Optional<Operation> scheduled, List<MaintenanceWindow> maintenance) {
    public Remembered {
        maintenance = List.copyOf(maintenance);
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
        maintenance.forEach(window -> facts.add(MaintenanceMessages.fact(window)));
        return facts;
    }

    private static String backup(Backup backup, Instant now) {
        return Figures.since(backup.finishedAt().orElse(backup.startedAt()), now)
                        .replace(")", " ago)") + " · " + Figures.bytes(backup.bytes()) + " · from " + backup.source();
    }
}
