package io.understudy.commands.render;

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
 * @param recovery its backups, what restoring them took, and what a failover is expected to take
 * @param scheduled a change that waits for its time
 * @param maintenance times without alerts that last now
 * @param pauses of replay that the bot made and did not end yet
 */
public record Remembered(
        Recovery recovery,
        Optional<Operation> scheduled,
        List<MaintenanceWindow> maintenance,
        List<PauseLease> pauses) {
    static final Remembered NOTHING = new Remembered(Recovery.NOTHING, Optional.empty(), List.of(), List.of());

    public Remembered {
        maintenance = List.copyOf(maintenance);
        pauses = List.copyOf(pauses);
    }

    /** What explains the rest, to be read first. */
    List<Fact> heldBack() {
        return maintenance.stream().map(MaintenanceMessages::fact).toList();
    }

    List<Fact> facts(Instant now) {
        List<Fact> facts = new ArrayList<>(recovery.facts(now));
        scheduled.ifPresent(operation -> facts.add(new Fact(
                "Scheduled",
                Figures.day(operation.notBefore().orElseThrow()) + " · request " + operation.id() + " of "
                        + operation.requester().name() + " ("
                        + (operation.events().isEmpty() ? "waits for approval" : "approved") + "): "
                        + PlanWords.headline(operation.plan()))));
        return facts;
    }
}
