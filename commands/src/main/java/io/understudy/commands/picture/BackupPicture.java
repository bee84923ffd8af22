package io.understudy.commands.picture;

import io.understudy.backup.catalogue.Backup;
import io.understudy.replication.cluster.Bytes;
import java.awt.BasicStroke;
import java.awt.Color;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the size of backups above how long they took, each run at its time; those that do not count are crosses. */
public final class BackupPicture {
    private static final int HALF = 400;
    private static final BasicStroke LINE =
            new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1f, null, 0f);
    private static final BasicStroke NO_LINE = new BasicStroke(0f);
    private static final double HEADROOM = 1.2;
    /** Nearly nothing shows as nearly nothing, not as noise blown up. */
    private static final double LEAST_BYTES = 1_000_000;

    private static final double LEAST_MILLIS = 1_000;

    private BackupPicture() {}

    /** Whether there is anything to compare: a line needs two ends. */
    public static boolean isWorthwhile(List<Backup> runs) {
        return ended(runs).size() > 1;
    }

    /** The picture as a PNG. Runs that go on are not in it; of those that retention removed, size and time are known. */
    public static byte[] png(String cluster, List<Backup> runs) {
        List<Backup> ended = ended(runs);
        XYChart size = chart(cluster + ": size of backups (UTC)", ended, Backup::bytes, LEAST_BYTES, bytes ->
                Bytes.words(bytes.longValue()));
        size.getStyler().setLegendVisible(false);
        XYChart time = chart(cluster + ": how long they took", ended, BackupPicture::millis, LEAST_MILLIS, BackupPicture::time);
        return Look.png(List.of(size, time));
    }

    private static List<Backup> ended(List<Backup> runs) {
        return runs.stream()
                .filter(run -> run.finishedAt().isPresent())
                .sorted(Comparator.comparing(Backup::startedAt))
                .toList();
    }

    private static XYChart chart(
            String title,
            List<Backup> runs,
            ToLongFunction<Backup> value,
            double least,
            Function<Double, String> words) {
        XYChart chart = new XYChartBuilder().width(Look.WIDTH).height(HALF).title(title).build();
        XYStyler styler = chart.getStyler();
        Look.dress(styler);
        styler.setMarkerSize(14);
        styler.setDatePattern(span(runs).compareTo(Duration.ofDays(2)) > 0 ? "MM-dd" : "MM-dd HH:mm");
        styler.setXAxisTickMarkSpacingHint(160);
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setYAxisMin(0.0);
        styler.setYAxisMax(Math.max(
                least, runs.stream().mapToLong(value).max().orElse(0) * HEADROOM));
        styler.setYAxisTickLabelsFormattingFunction(words);
        draw(chart, "whole", runs.stream().filter(BackupPicture::isWhole).toList(), value, SeriesMarkers.CIRCLE);
        draw(
                chart,
                "failed or degraded",
                runs.stream().filter(run -> !isWhole(run)).toList(),
                value,
                SeriesMarkers.CROSS);
        return chart;
    }

    private static void draw(
            XYChart chart, String name, List<Backup> runs, ToLongFunction<Backup> value, Marker marker) {
        if (runs.isEmpty()) {
            return;
        }
        List<Date> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Backup run : runs) {
            times.add(Date.from(run.startedAt()));
            values.add((double) value.applyAsLong(run));
        }
        boolean whole = marker == SeriesMarkers.CIRCLE;
        Color colour = Look.COLOURS.get(whole ? 0 : 1);
        XYSeries series = chart.addSeries(name, times, values);
        series.setMarker(marker);
        series.setMarkerColor(colour);
        series.setLineColor(colour);
        series.setLineStyle(whole ? LINE : NO_LINE);
        if (!whole) {
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        }
    }

    private static boolean isWhole(Backup run) {
        return run.state() == Backup.State.VERIFIED || run.state() == Backup.State.REMOVED;
    }

    private static long millis(Backup run) {
        return Duration.between(run.startedAt(), run.finishedAt().orElse(run.startedAt()))
                .toMillis();
    }

    /** Of a scale: to one decimal of the unit, since a tick that is rounded down stands in the wrong place. */
    private static String time(double millis) {
        double seconds = millis / 1000;
        if (seconds < 120) {
            return oneDecimal(seconds) + " s";
        }
        return seconds < 7200 ? oneDecimal(seconds / 60) + " min" : oneDecimal(seconds / 3600) + " h";
    }

    private static String oneDecimal(double amount) {
        String text = String.format(Locale.ROOT, "%.1f", amount);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static Duration span(List<Backup> oldestFirst) {
        return oldestFirst.isEmpty()
                ? Duration.ZERO
                : Duration.between(
                        oldestFirst.get(0).startedAt(),
                        oldestFirst.get(oldestFirst.size() - 1).startedAt());
    }
}
