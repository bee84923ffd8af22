package io.understudy.replication.operate;

import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in the way of what: one operation at a time, now and later. Pure. */
final class OneAtATime {
    private static final Duration FARTHEST = Duration.ofDays(7);

    private OneAtATime() {}

    /** What forbids that time, before anything is looked at. */
    static List<Check> objections(Instant wanted, Instant now, Optional<Operation> other) {
        List<Check> objections = new ArrayList<>();
        if (!wanted.isAfter(now)) {
            objections.add(Check.block(
                    "time-is-ahead",
                    Timeliness.words(wanted) + " is over: it is " + Timeliness.words(now) + ".",
                    "Times are UTC. Without a day the next such time is meant: at 02:00."));
        }
        if (wanted.isAfter(now.plus(FARTHEST))) {
            objections.add(Check.block(
                    "time-is-near",
                    Timeliness.words(wanted) + " is more than " + FARTHEST.toDays() + " days ahead.",
                    "Who approves today cannot judge that day; ask nearer to it."));
        }
        other.ifPresent(one -> objections.add(Check.block(
                "nothing-else-scheduled",
                "Request " + one.id() + " of " + one.requester().name() + " is to begin at "
                        + Timeliness.words(one.notBefore().orElseThrow()) + " already: "
                        + one.plan().headline() + ".",
                "Only one change of a cluster waits for its time. To ask for another: /replica cancel " + one.id()
                        + ".")));
        return objections;
    }

    /** What may lose data is decided when it is needed, not the day before. */
    static Proposal judged(Proposal proposal) {
        if (!(proposal instanceof Proposal.Ready ready) || !ready.plan().loss().mayExceed(0)) {
            return proposal;
        }
        Plan plan = ready.plan();
        return new Proposal.Refused(
                plan.intent(),
                List.of(Check.block(
                        "nothing-to-lose",
                        "A " + plan.kind() + " now could lose " + plan.loss().sentence()
                                + ": what may lose data is not put off.",
                        "Ask for it at once, or when the cluster is well again.")),
                List.of(plan.intent().command()));
    }

    /** Who runs what, where only one may. */
    static String runs(Operation running) {
        return "Request " + running.id() + " of " + running.requester().name() + " runs on " + running.cluster()
                + " now: " + running.plan().headline() + ".";
    }

    /** Who waits for which time, where only one may. */
    static String waitsAlready(Operation other) {
        return "Request " + other.id() + " of " + other.requester().name() + " is to begin at "
                + Timeliness.words(other.notBefore().orElseThrow())
                + " already: only one change of a cluster waits for its time. Cancel one of them.";
    }
}
