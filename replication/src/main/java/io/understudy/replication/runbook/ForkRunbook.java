package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.util.Optional;

/** A standby whose WAL went another way: where it left, and how much it alone has. */
final class ForkRunbook implements Procedure {
    @Override
    public void follow(Case one, Notes notes) {
        Optional<String> standby = one.standby();
        Optional<Primary> primary = one.primary();
        if (standby.isEmpty() || primary.isEmpty()) {
            notes.add("Where they parted", new Finding.Unknown("Primary and standby were not both seen."));
            return;
        }
        String name = standby.get();
        Answer<TimelineHistory> history = one.ask()
                .details(primary.get().node())
                .then(found -> found.history()
                        .<Answer<TimelineHistory>>map(Answer.Known::new)
                        .orElseGet(
                                () -> new Answer.Silent<>("The history of the primary's timeline could not be read.")));
        Finding parted = history.finding(known -> parted(one, name, primary.get(), known));
        notes.add("Where they parted", parted);
        Steps.log(one, notes, name, StreamCauses::concerns, StreamRunbook.streams(one, name));
        one.judged(name)
                .flatMap(judged -> judged.why())
                .ifPresent(why -> notes.add("What the look found", new Finding.Trouble(name + ": " + why + ".")));
        if (parted instanceof Finding.Fine && StreamRunbook.streams(one, name)) {
            notes.add("What to do", new Finding.Fine(name + " follows: nothing."));
            return;
        }
        notes.byHand(
                "What to do",
                ("Rebuild %s: it is rewound where that is safe, else copied. What it alone has is saved first. If %s is the"
                                + " one to keep, stop here and decide that first.")
                        .formatted(name, name),
                one.command("rebuild", name));
    }

    private static Finding parted(Case one, String name, Primary primary, TimelineHistory history) {
        Optional<Standby> standby =
                one.seen(name).filter(Standby.class::isInstance).map(Standby.class::cast);
        if (standby.isEmpty()) {
            return new Finding.Unknown(name + " could not be asked as a standby.");
        }
        int own = standby.get().facts().timeline();
        Lsn have = standby.get().have();
        String text = "%s is on timeline %d with WAL up to %s; %s is on timeline %d at %s."
                .formatted(name, own, have, primary.node(), primary.facts().timeline(), primary.current());
        return history.endOf(own)
                .<Finding>map(end -> have.isAfter(end)
                        ? new Finding.Trouble("%s Timeline %d ended there at %s: %s has %s that the primary does not."
                                .formatted(text, own, end, name, Bytes.words(have.bytesAfter(end))))
                        : new Finding.Fine("%s Timeline %d ended there at %s, and %s is not past that: it can follow."
                                .formatted(text, own, end, name)))
                .orElseGet(() -> own == primary.facts().timeline()
                        ? sameNumber(one, name, primary, text)
                        : new Finding.Trouble(text + " The primary was never on timeline " + own + "."));
    }

    /** One number may be two timelines: only their histories and first records tell. */
    private static Finding sameNumber(Case one, String name, Primary primary, String text) {
        Optional<NodeDetails> own = one.ask().details(name).known();
        Optional<NodeDetails> theirs = one.ask().details(primary.node()).known();
        Optional<TimelineHistory> mine = own.flatMap(NodeDetails::history);
        if (mine.isEmpty() || theirs.isEmpty()) {
            return new Finding.Unknown(text + " Whether it is the same one is not known: a history could not be read.");
        }
        return mine.equals(theirs.get().history())
                        && own.get().origins().equals(theirs.get().origins())
                ? new Finding.Fine(text + " Both histories are the same.")
                : new Finding.Trouble(text + " The number is the same, the timelines are not.");
    }
}
