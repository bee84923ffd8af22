package io.understudy.replication.plan;

import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.Readiness;
import io.understudy.replication.observe.ServerFiles;
import io.understudy.replication.observe.Slot;
import java.util.List;
import java.util.Optional;

/** What WAL does not carry to the candidate, by name. {@code primary}: the node that is, or was, the primary. */
record CarriedChecks(Inspection inspection, String candidate, String primary) {
    void add(CheckList checks) {
        Optional.ofNullable(inspection.details().get(candidate)).ifPresent(own -> details(checks, own));
        subscriptions(checks);
        slots(checks);
    }

    private void details(CheckList checks, NodeDetails own) {
        checks.prefer(
                own.unloggedTables().isEmpty(),
                "no-unlogged-tables",
                "no unlogged table in " + inspection.assessment().view().spec().database(),
                "Unlogged tables will be empty: " + String.join(", ", own.unloggedTables()) + ".",
                "WAL does not carry them; save what matters first.");
        checks.prefer(
                own.preparedTransactions() == 0,
                "no-prepared-transactions",
                "no prepared transaction is open",
                own.preparedTransactions() + " prepared transactions stay open on the new primary.",
                "Settle them afterwards.");
    }

    private void subscriptions(CheckList checks) {
        Optional<List<String>> names =
                inspection.closer().readinessOf(candidate).map(Readiness::subscriptions);
        checks.prefer(
                names.filter(List::isEmpty).isPresent(),
                "no-subscriptions",
                "no logical subscription",
                names.map(all -> "Logical subscriptions will go on from " + candidate + ": " + String.join(", ", all)
                                + ".")
                        .orElse("Nobody knows whether there are logical subscriptions."),
                "Make sure that their publishers let " + candidate + " in.");
    }

    /** Slots stay behind; those that are not our standbys' belong to readers who notice. */
    private void slots(CheckList checks) {
        List<String> ours = inspection.assessment().view().spec().nodes().stream()
                .map(node -> node.slotName())
                .toList();
        Optional<List<String>> others = slotsOfThePrimary()
                .map(all -> all.stream().filter(slot -> !ours.contains(slot)).toList());
        checks.prefer(
                others.filter(List::isEmpty).isPresent(),
                "no-other-slots",
                primary + " has no slots but those of standbys",
                others.map(all -> "Slots of " + primary + " that will not be on " + candidate + ": "
                                + String.join(", ", all) + ".")
                        .orElse("The slots of " + primary + " could not be read."),
                "Who reads through them (logical subscribers, pg_receivewal) begins anew on " + candidate + ".");
    }

    private Optional<List<String>> slotsOfThePrimary() {
        return inspection.assessment().view().of(primary) instanceof Primary alive
                ? Optional.of(alive.slots().stream().map(Slot::name).toList())
                : inspection.closer().filesOf(primary).map(ServerFiles::slots);
    }
}
