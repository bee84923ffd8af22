package io.understudy.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrillPreflightTest {
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/16/bin");
    private static final Path SCRATCH = Path.of("/srv/scratch");

    @Test
    void aDataDirectoryNeedsTheServerOfItsOwnMajorVersion() {
        assertThat(DrillPreflight.versionObjection(15, 15, PROGRAMS)).isEmpty();
        assertThat(DrillPreflight.versionObjection(15, 16, PROGRAMS))
                .contains("wanted the server programs of PostgreSQL 15 in /usr/lib/postgresql/16/bin, found 16."
                        + " Install postgresql-15 on the bot's machine and set backup.bin_directory to it.");
    }

    @Test
    void aWholeCopyWithItsWalAndATenthMoreMustFit() {
        StandbyFacts source = CutOffSettingsTest.source(150_018, Map.of());

        assertThat(DrillPreflight.spaceObjection(1_210_000, source, SCRATCH)).isEmpty();
        assertThat(DrillPreflight.spaceObjection(1_209_999, source, SCRATCH))
                .contains("wanted 1210000 bytes free in /srv/scratch for a whole copy, found 1209999."
                        + " Free some space or point backup.drill.directory to a larger disk.");
    }

    @Test
    void thePathOfTheSocketMustFit() {
        assertThat(DrillPreflight.socketObjection(Path.of("/" + "d".repeat(87)))).isEmpty();
        assertThat(DrillPreflight.socketObjection(Path.of("/" + "d".repeat(88))))
                .hasValueSatisfying(words -> assertThat(words).contains("with 89", "shorter path"));
    }
}
