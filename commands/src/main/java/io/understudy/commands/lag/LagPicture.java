package io.understudy.commands.lag;

import io.understudy.commands.picture.Look;
import io.understudy.replication.cluster.Bytes;
import java.awt.BasicStroke;
import java.awt.Color;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.ToLongFunction;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a lag story; lines differ in more than their colour. */
public final class LagPicture {
    private static final BasicStroke REPLAYED =
            new BasicStroke(4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1f, null, 0f);
    private static final BasicStroke RECEIVED =
            new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {4f, 7f}, 0f);
    /** An idle pair shows as a line at the bottom, not as noise blown up. */
    private static final double SMALLEST_TOP_BYTES = 1_000_000;

    private LagPicture() {}

    /** The picture as a PNG of some 40 kB. */
    public static byte[] png(LagStory story) {
        XYChart chart = new XYChartBuilder().width(Look.WIDTH).height(Look.HEIGHT).build();
        chart.setTitle(story.cluster() + ": WAL behind the primary (UTC)");
        chart.setXAxisTitle("solid: not replayed · dotted: not received");
        style(chart.getStyler(), story);
        List<LagSeries> standbys = story.standbys();
        for (int i = 0; i < standbys.size(); i++) {
            Color colour = Look.COLOURS.get(i % Look.COLOURS.size());
            draw(chart, standbys.get(i), "", LagPoint::replayBytes, REPLAYED, colour);
            draw(chart, standbys.get(i), " not received", LagPoint::receiveBytes, RECEIVED, colour)
                    .setShowInLegend(false);
        }
        marks(chart, story);
        return Look.png(List.of(chart));
    }

    private static void style(XYStyler styler, LagStory story) {
        Look.dress(styler);
        styler.setDatePattern(story.span().compareTo(Duration.ofDays(2)) > 0 ? "MM-dd" : "HH:mm");
        styler.setXAxisTickMarkSpacingHint(140);
        styler.setXAxisMin((double) story.from().toEpochMilli());
        styler.setXAxisMax((double) story.to().toEpochMilli());
        styler.setYAxisMin(0.0);
        styler.setYAxisMax(top(story));
        styler.setYAxisTickLabelsFormattingFunction(bytes -> Bytes.words(bytes.longValue()));
    }

    private static double top(LagStory story) {
        return Math.max(SMALLEST_TOP_BYTES, story.mostBytes() * 1.15);
    }

    private static XYSeries draw(
            XYChart chart,
            LagSeries standby,
            String what,
            ToLongFunction<LagPoint> bytes,
            BasicStroke stroke,
            Color colour) {
        List<Date> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < standby.points().size(); i++) {
            LagPoint point = standby.points().get(i);
            if (standby.gapBefore(i)) {
                times.add(Date.from(point.at().minusMillis(1)));
                values.add(Double.NaN);
            }
            times.add(Date.from(point.at()));
            values.add((double) bytes.applyAsLong(point));
        }
        XYSeries series = chart.addSeries(standby.node() + what, times, values);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
        return series;
    }

    /** Numbered, as the message's table explains them. */
    private static void marks(XYChart chart, LagStory story) {
        double beside = story.span().toMillis() / 70.0;
        for (int i = 0; i < story.marks().size(); i++) {
            double at = story.marks().get(i).at().toEpochMilli();
            chart.addAnnotation(new AnnotationLine(at, true, false));
            chart.addAnnotation(new AnnotationText(String.valueOf(i + 1), at + beside, top(story) * 0.97, false));
        }
    }
}
