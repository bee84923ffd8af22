package io.understudy.replication.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lineage of a timeline: where each older one ended. Two servers on one timeline number are the same lineage only
 * when their histories are equal.
 *
 * @param timeline the newest timeline, the one whose history this is
 * @param switches oldest first; empty for timeline 1
 */
public record TimelineHistory(int timeline, List<Switch> switches) {
    /** Timeline {@code timeline} ended at {@code at}. */
    public record Switch(int timeline, Lsn at) {}

    public TimelineHistory {
        switches = List.copyOf(switches);
    }

    /** Reads the text of a {@code 0000000N.history} file. Lines: timeline, tab, switchpoint, tab, reason. */
    public static TimelineHistory parse(int timeline, String fileText) {
        List<Switch> switches = new ArrayList<>();
        for (String line : fileText.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] fields = line.split("\\s+", 3);
                switches.add(new Switch(Integer.parseInt(fields[0]), Lsn.parse(fields[1])));
            }
        }
        return new TimelineHistory(timeline, switches);
    }

    /** Where {@code older} ended on this lineage; empty if it is the newest timeline or no ancestor. */
    public Optional<Lsn> endOf(int older) {
        return switches.stream()
                .filter(one -> one.timeline() == older)
                .map(Switch::at)
                .findFirst();
    }

    /** Whether a server at {@code position} of {@code older} can simply follow this lineage: it is not past the fork. */
    public boolean continuesFrom(int older, Lsn position) {
        return older == timeline
                || endOf(older).map(end -> !position.isAfter(end)).orElse(false);
    }
}
