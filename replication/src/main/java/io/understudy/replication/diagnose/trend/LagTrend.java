package io.understudy.replication.diagnose.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A standby's lag in bytes over the last few minutes, one point every five seconds. Oldest first. */
record LagTrend(List<Point> points) {
    static final LagTrend EMPTY = new LagTrend(List.of());
    private static final Duration SPACING = Duration.ofSeconds(5);
    private static final int MOST = 36;

    /** The lag at one moment. */
    record Point(Instant at, long bytes) {}

    LagTrend {
        points = List.copyOf(points);
    }

    LagTrend after(Instant now, long bytes) {
        if (!points.isEmpty()) {
            Duration since = Duration.between(points.get(points.size() - 1).at(), now);
            if (since.isNegative()) {
                // The clock was set back: nobody knows how old these points are.
                return new LagTrend(List.of(new Point(now, bytes)));
            }
            if (since.compareTo(SPACING) < 0) {
                return this;
            }
        }
        List<Point> more = new ArrayList<>(points.size() == MOST ? points.subList(1, MOST) : points);
        more.add(new Point(now, bytes));
        return new LagTrend(more);
    }

    /** Whether the most of the newer half of that time is clearly less than the most of its older half. */
    boolean shrinks(Instant now, Duration window) {
        Instant middle = now.minus(window.dividedBy(2));
        OptionalLong older = most(now.minus(window), middle);
        OptionalLong newer = most(middle, Instant.MAX);
        return older.isPresent() && newer.isPresent() && newer.getAsLong() + newer.getAsLong() / 16 < older.getAsLong();
    }

    private OptionalLong most(Instant from, Instant until) {
        return points.stream()
                .filter(point -> !point.at().isBefore(from) && point.at().isBefore(until))
                .mapToLong(Point::bytes)
                .max();
    }
}
