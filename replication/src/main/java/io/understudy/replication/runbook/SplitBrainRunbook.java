package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.Activity;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Two primaries, or standbys that disagree: both branches, who writes where; people choose which one to fence. */
final class SplitBrainRunbook implements Procedure {
    @Override
    public void follow(Case one, Notes notes) {
        List<Primary> primaries =
                one.ask().look().known().map(look -> look.view().primaries()).orElse(List.of());
        notes.add("Who accepts writes", one.ask().look().finding(look -> accepting(primaries)));
        notes.add("Whom the standbys follow", one.ask().look().finding(look -> upstreams(one)));
        primaries.forEach(primary -> branch(one, notes, primary));
        primaries.forEach(primary -> notes.add(
                "Who writes on " + primary.node(),
                one.ask().activity(primary.node()).finding(found -> writes(primary.node(), found))));
        if (primaries.size() > 1) {
            notes.byHand(
                    "What to do",
                    "Nothing is promoted while this lasts. Choose which one to keep: mostly the one that clients write to."
                            + " Stop clients from writing to the other, then fence that one. What it alone has is kept before"
                            + " anything of it is rewound or copied over.",
                    primaries.stream()
                            .map(primary -> one.command("fence", primary.node()))
                            .toArray(String[]::new));
        } else {
            primaries.forEach(primary -> follow(one, notes, primary.node()));
        }
    }

    private static Finding accepting(List<Primary> primaries) {
        String all = primaries.stream()
                .map(one -> "%s on timeline %d at %s"
                        .formatted(one.node(), one.facts().timeline(), one.current()))
                .collect(Collectors.joining(" and "));
        if (primaries.size() == 1) {
            return new Finding.Fine("Only " + all + ".");
        }
        return new Finding.Trouble(primaries.isEmpty() ? "No primary was seen." : all + ".");
    }

    private static Finding upstreams(Case one) {
        String all = one.standbys().stream().map(SplitBrainRunbook::upstream).collect(Collectors.joining(", "));
        return all.isEmpty() ? new Finding.Unknown("No standby answers.") : new Finding.Fine(all + ".");
    }

    private static String upstream(Standby standby) {
        return standby.node()
                + standby.receiver()
                        .map(receiver -> " streams from " + receiver.senderHost() + ":" + receiver.senderPort())
                        .orElse(" streams from nobody");
    }

    /** Where its timeline left the one before, and how much it wrote since. */
    private static void branch(Case one, Notes notes, Primary primary) {
        notes.add(
                "Where the timeline of " + primary.node() + " began",
                one.ask().details(primary.node()).map(NodeDetails::history).finding(history -> history.map(
                                known -> branch(primary, known))
                        .orElseGet(() -> new Finding.Unknown("The history of its timeline could not be read."))));
    }

    private static Finding branch(Primary primary, TimelineHistory history) {
        Optional<TimelineHistory.Switch> last = history.switches().stream().reduce((first, second) -> second);
        Lsn from = last.map(TimelineHistory.Switch::at).orElse(Lsn.NONE);
        return new Finding.Fine(
                last.isEmpty()
                        ? primary.node() + " is on its cluster's first timeline, at " + primary.current() + "."
                        : "%s left timeline %d at %s, and has written %s on timeline %d since."
                                .formatted(
                                        primary.node(),
                                        last.get().timeline(),
                                        from,
                                        Bytes.words(primary.current().bytesAfter(from)),
                                        history.timeline()));
    }

    private static Finding writes(String name, Activity found) {
        String text =
                "%s has %d sessions of clients, %d of them have written; %d commits since its statistics began; %s of WAL a second."
                        .formatted(
                                name,
                                found.sessions(),
                                found.writing(),
                                found.commits(),
                                found.walBytesPerSecond().map(Bytes::words).orElse("an unknown amount"));
        return found.writing() > 0 ? new Finding.Trouble(text) : new Finding.Fine(text);
    }

    private static void follow(Case one, Notes notes, String primary) {
        String[] commands = one.standbys().stream()
                .filter(standby -> !one.ask()
                        .look()
                        .known()
                        .flatMap(look -> look.view().upstreamOf(standby.node()))
                        .equals(Optional.of(primary)))
                .map(standby -> one.command("follow", standby.node()))
                .toArray(String[]::new);
        if (commands.length == 0) {
            notes.add("What to do", new Finding.Fine("Every standby that was seen follows " + primary + ": nothing."));
            return;
        }
        notes.byHand(
                "What to do",
                "Let every standby follow " + primary + ", once it is clear that this is the one.",
                commands);
    }
}
