package io.understudy.commands.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Drill;
import io.understudy.commands.fakes.BackupSamples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {
    private static final int BLUE = 0xFF0072B2;
    private static final int VERMILION = 0xFFD55E00;

    private static BufferedImage drawn(byte[] png) throws IOException {
        assertThat(png).hasSizeLessThan(120_000);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static long pixels(BufferedImage picture, int fromX, int toX, int colour) {
        return IntStream.range(fromX, toX)
                .mapToLong(x -> IntStream.range(0, picture.getHeight())
                        .filter(y -> picture.getRGB(x, y) == colour)
                        .count())
                .sum();
    }

    @Test
    void sizeAndDurationOfBackupsAreDrawnOneBelowTheOther() throws IOException {
        BufferedImage picture = drawn(BackupPicture.png("orders", BackupSamples.nights()));
        assertThat(picture.getWidth()).isEqualTo(1_000);
        for (int top : List.of(0, 400)) {
            BufferedImage half = picture.getSubimage(0, top, 1_000, 320);
            assertThat(pixels(half, 0, 1_000, BLUE)).isGreaterThan(1_000);
        }
    }

    @Test
    void aFailedRunIsMarkedAndAWholeOneIsNot() throws IOException {
        List<Backup> whole = List.of(BackupSamples.verified(0), BackupSamples.verified(1));
        assertThat(pixels(drawn(BackupPicture.png("orders", whole)), 0, 1_000, VERMILION))
                .isZero();
        assertThat(pixels(drawn(BackupPicture.png("orders", BackupSamples.nights())), 0, 1_000, VERMILION))
                .isPositive();
    }

    @Test
    void oneRunIsNotWorthAPicture() {
        assertThat(BackupPicture.isWorthwhile(List.of(BackupSamples.verified(0)))).isFalse();
        assertThat(BackupPicture.isWorthwhile(BackupSamples.nights())).isTrue();
    }

    @Test
    void thePhasesOfADrillStandBesideThoseOfEarlierOnes() throws IOException {
        List<Drill> drills = List.of(BackupSamples.drill(0), BackupSamples.drill(1), BackupSamples.drill(2));
        BufferedImage picture = drawn(DrillPicture.png("orders", drills));
        assertThat(pixels(picture, 700, 950, BLUE)).isGreaterThan(1_000);
        assertThat(pixels(picture, 100, 350, BLUE))
                .as("an earlier one that took longer is higher")
                .isGreaterThan(pixels(picture, 700, 950, BLUE));
        assertThat(pixels(picture, 0, 1_000, VERMILION)).isGreaterThan(1_000);
    }

    @Test
    void aDrillThatWasNotPromotedCanBeDrawn() throws IOException {
        assertThat(pixels(drawn(DrillPicture.png("orders", List.of(BackupSamples.failedDrill()))), 0, 1_000, VERMILION))
                .isPositive();
    }
}
