package io.understudy.commands.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lag of all standbys of a cluster, and what happened meanwhile.
 *
 * @param standbys those that were measured, in the declared order
 * @param marks oldest first
 */
public record LagStory(String cluster, Instant from, Instant to, List<LagSeries> standbys, List<LagMark> marks) {
    public LagStory {
        standbys = List.copyOf(standbys);
        marks = List.copyOf(marks);
    }

    public Duration span() {
        return Duration.between(from, to);
    }

    /** How far a standby is behind at the end; what was measured before a gap is not now. */
    public Optional<LagPoint> now(LagSeries standby) {
        return standby.newest()
                .filter(point -> !point.at().plus(standby.widest()).isBefore(to));
    }

    /** The greatest number of bytes in it. */
    public long mostBytes() {
        return standbys.stream()
                .flatMap(standby -> standby.points().stream())
                .mapToLong(point -> Math.max(point.receiveBytes(), point.replayBytes()))
                .max()
                .orElse(0);
    }
}
