package io.understudy.commands.lag;

import io.understudy.replication.cluster.Bytes;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.function.ToLongFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws a lag story for a phone: large letters on white, colours that colour-blind people tell apart (Okabe and Ito), lines
 * that differ in more than their colour.
 */
public final class LagPicture {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 640;
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00));
    private static final BasicStroke REPLAYED =
            new BasicStroke(4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1f, null, 0f);
    private static final BasicStroke RECEIVED =
            new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {4f, 7f}, 0f);
    private static final Color GRID = new Color(0xE2E2E2);
    private static final Color MARK = new Color(0x555555);
    /** An idle pair shows as a line at the bottom, not as noise blown up. */
    private static final double SMALLEST_TOP_BYTES = 1_000_000;

    private LagPicture() {}

    /** The picture as a PNG of some 40 kB. */
    public static byte[] png(LagStory story) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).build();
        chart.setTitle(story.cluster() + ": WAL behind the primary (UTC)");
        chart.setXAxisTitle("solid: not replayed · dotted: not received");
        style(chart.getStyler(), story);
        List<LagSeries> standbys = story.standbys();
        for (int i = 0; i < standbys.size(); i++) {
            Color colour = COLOURS.get(i % COLOURS.size());
            draw(chart, standbys.get(i), "", LagPoint::replayBytes, REPLAYED, colour);
            draw(chart, standbys.get(i), " not received", LagPoint::receiveBytes, RECEIVED, colour)
                    .setShowInLegend(false);
        }
        marks(chart, story);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(chart), "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("wanted to draw the lag of " + story.cluster(), e);
        }
    }

    private static BufferedImage image(XYChart chart) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            chart.paint(pen, WIDTH, HEIGHT);
        } finally {
            pen.dispose();
        }
        return image;
    }

    private static void style(XYStyler styler, LagStory story) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 28));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.BOLD, 24));
        styler.setAnnotationTextFontColor(MARK);
        styler.setAnnotationLineColor(MARK);
        styler.setAnnotationLineStroke(new BasicStroke(1.5f));
        styler.setTimezone(TimeZone.getTimeZone(ZoneOffset.UTC));
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
