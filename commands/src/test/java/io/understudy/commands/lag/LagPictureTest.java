package io.understudy.commands.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LagPictureTest {
    private static final int BLUE = 0xFF0072B2;
    private static final int VERMILION = 0xFFD55E00;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static LagStory story(List<LagSeries> standbys, LagMark... marks) {
        return new LagStory("orders", NOON.minus(Duration.ofHours(6)), NOON, standbys, List.of(marks));
    }

    /** Behind by so many bytes all the time, but for the middle third, which was not measured. */
    private static LagSeries standby(String node, long bytes) {
        List<LagPoint> points = new ArrayList<>();
        for (int minute = 0; minute < 360; minute++) {
            if (minute < 120 || minute >= 240) {
                Instant at = NOON.minus(Duration.ofMinutes(360 - minute));
                points.add(new LagPoint(at, 0, bytes, Optional.empty()));
            }
        }
        return new LagSeries(node, points, Duration.ofMinutes(3));
    }

    private static BufferedImage drawn(LagStory story) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(LagPicture.png(story)));
    }

    private static long pixels(BufferedImage picture, int from, int to, int colour) {
        return IntStream.range(from, to)
                .mapToLong(x -> IntStream.range(0, picture.getHeight())
                        .filter(y -> picture.getRGB(x, y) == colour)
                        .count())
                .sum();
    }

    @Test
    void eachStandbyHasALineOfItsOwnColourOnWhite() throws IOException {
        BufferedImage picture = drawn(story(List.of(standby("db2", 5_000_000), standby("db3", 9_000_000))));
        assertThat(picture.getWidth()).isGreaterThanOrEqualTo(900);
        assertThat(picture.getRGB(2, 2)).isEqualTo(0xFFFFFFFF);
        assertThat(pixels(picture, 0, picture.getWidth(), BLUE)).isGreaterThan(500);
        assertThat(pixels(picture, 0, picture.getWidth(), VERMILION)).isGreaterThan(500);
    }

    @Test
    void whereNothingWasMeasuredThereIsNoLine() throws IOException {
        BufferedImage picture = drawn(story(List.of(standby("db2", 5_000_000))));
        int plotHeight = 470;
        BufferedImage plot = picture.getSubimage(0, 60, picture.getWidth(), plotHeight);
        int middle = 100 + (picture.getWidth() - 100) / 2;
        assertThat(pixels(plot, middle - 60, middle + 60, BLUE)).isZero();
        assertThat(pixels(plot, 150, 350, BLUE)).isPositive();
    }

    @Test
    void anIdlePairAndAnEmptyStoryAndOneWithMarksCanBeDrawn() {
        LagMark mark = new LagMark(NOON.minusSeconds(600), "incident 7");
        assertThat(LagPicture.png(story(List.of(standby("db2", 0)), mark, mark)))
                .hasSizeLessThan(120_000);
    }
}
