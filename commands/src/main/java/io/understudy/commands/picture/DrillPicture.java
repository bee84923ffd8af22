package io.understudy.commands.picture;

import io.understudy.backup.catalogue.Drill;
import io.understudy.replication.cluster.Times;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.CategoryStyler;

/**
 * Draws the phases of drills side by side: the promotion, which is what a failover takes, apart from the copy and the start,
 * which are much longer and which a real failover does not have.
 */
public final class DrillPicture {
    private static final int HALF = 400;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd HH:mm", Locale.ROOT);
    private static final double HEADROOM = 1.25;

    private DrillPicture() {}

    /** The picture as a PNG; at least one drill, in any order. */
    public static byte[] png(String cluster, List<Drill> drills) {
        List<Drill> shown = drills.stream()
                .sorted(Comparator.comparing(Drill::startedAt))
                .toList();
        CategoryChart promotion = chart(cluster + ": from the order to promote to the first write", shown);
        bars(promotion, "promotion", shown, Drill::promotion, 0);
        CategoryChart preparation = chart(cluster + ": what went before, in the drill only", shown);
        bars(preparation, "copy", shown, Drill::copy, 1);
        bars(preparation, "start", shown, Drill::start, 2);
        return Look.png(List.of(promotion, preparation));
    }

    private static CategoryChart chart(String title, List<Drill> drills) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(Look.WIDTH)
                .height(HALF)
                .title(title)
                .build();
        CategoryStyler styler = chart.getStyler();
        Look.dress(styler);
        styler.setAvailableSpaceFill(drills.size() == 1 ? 0.3 : 0.7);
        styler.setYAxisMin(0.0);
        styler.setYAxisTickLabelsFormattingFunction(
                millis -> Times.words(Duration.ofMillis(millis.longValue())));
        styler.setLabelsVisible(false);
        return chart;
    }

    private static void bars(
            CategoryChart chart, String title, List<Drill> drills, Function<Drill, Duration> phase, int colour) {
        List<String> days = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        DateTimeFormatter name = areOfDifferentDays(drills) ? DAY : MINUTE;
        for (Drill drill : drills) {
            days.add(name.format(drill.startedAt().atOffset(ZoneOffset.UTC))
                    + (drill.state() == Drill.State.FAILED ? " FAILED" : ""));
            millis.add(phase.apply(drill).toMillis());
        }
        CategorySeries series = chart.addSeries(title, days, millis);
        series.setFillColor(Look.COLOURS.get(colour));
        double top = Math.max(100, millis.stream().mapToLong(one -> one).max().orElse(0) * HEADROOM);
        Double before = chart.getStyler().getYAxisMax();
        chart.getStyler().setYAxisMax(before == null ? top : Math.max(before, top));
    }

    private static boolean areOfDifferentDays(List<Drill> drills) {
        return drills.stream()
                        .map(drill -> DAY.format(drill.startedAt().atOffset(ZoneOffset.UTC)))
                        .distinct()
                        .count()
                == drills.size();
    }
}
