package io.understudy.commands.lag;

import io.understudy.replication.observe.LagSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One standby's lag over time. Where nothing was measured there is no point: unknown is not 0.
 *
 * @param points oldest first
 * @param widest two points further apart than this have a gap between them
 */
public record LagSeries(String node, List<LagPoint> points, Duration widest) {
    private static final int MOST_POINTS = 360;
    /** Samples come every ten seconds, those long past every minute. */
    private static final Duration NARROWEST = Duration.ofSeconds(10);

    private static final Duration WITHOUT_A_GAP = Duration.ofSeconds(130);

    public LagSeries {
        points = List.copyOf(points);
    }

    /** Of one standby's samples, in any order. */
    static LagSeries of(String node, List<LagSample> samples, Duration span) {
        Duration stretch = max(span.dividedBy(MOST_POINTS), NARROWEST);
        TreeMap<Long, LagPoint> points = new TreeMap<>();
        for (LagSample sample : samples) {
            long number = sample.at().toEpochMilli() / stretch.toMillis();
            Instant begins = Instant.ofEpochMilli(number * stretch.toMillis());
            LagPoint point = new LagPoint(begins, sample.receiveBytes(), sample.replayBytes(), sample.replayTime());
            points.merge(number, point, LagPoint::orWorse);
        }
        return new LagSeries(node, new ArrayList<>(points.values()), max(stretch.multipliedBy(2), WITHOUT_A_GAP));
    }

    public Optional<LagPoint> newest() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }

    public Optional<LagPoint> worst() {
        return points.stream().max(Comparator.comparing(LagPoint::replayBytes));
    }

    /** Whether nothing was measured between a point and the one before it. */
    public boolean gapBefore(int point) {
        return point > 0
                && Duration.between(
                                        points.get(point - 1).at(),
                                        points.get(point).at())
                                .compareTo(widest)
                        > 0;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
