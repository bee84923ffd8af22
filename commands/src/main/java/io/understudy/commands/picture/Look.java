package io.understudy.commands.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** The one look of all pictures: large letters on white, colours that colour-blind people tell apart (Okabe and Ito). */
public final class Look {
    public static final int WIDTH = 1_000;
    public static final int HEIGHT = 640;
    /** In the order to use them. */
    public static final List<Color> COLOURS = List.of(
            new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00));

    private static final Color GRID = new Color(0xE2E2E2);
    private static final Color MARK = new Color(0x555555);

    private Look() {}

    /** Letters, colours and lines; times are in UTC. What an axis shows is the picture's own. */
    public static void dress(AxesChartStyler styler) {
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
    }

    /** One below the other, as a PNG of some 40 kB. */
    public static byte[] png(List<? extends Chart<?, ?>> charts) {
        int height = charts.stream().mapToInt(Chart::getHeight).sum();
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        int top = 0;
        for (Chart<?, ?> chart : charts) {
            Graphics2D pen = image.createGraphics();
            try {
                pen.translate(0, top);
                chart.paint(pen, WIDTH, chart.getHeight());
            } finally {
                pen.dispose();
            }
            top += chart.getHeight();
        }
        return encoded(image);
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("wanted to write a picture into memory", e);
        }
    }
}
