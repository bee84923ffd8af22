package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
    enum Mode {
        READ_ONLY,
        READ_WRITE
    }

    record Lsn(long position) {}

    record Everything(
            String name,
            int count,
            long total,
            double share,
            boolean enabled,
            Path directory,
            LocalTime at,
            ZoneId zone,
            URI address,
            Mode mode,
            Set<Mode> modes,
            List<Duration> steps,
            Optional<Long> limitBytes) {}

    record OneDuration(Duration pause) {}

    record OneSize(long sizeBytes) {}

    record OneMode(Mode mode) {}

    record OneLsn(Lsn lsn) {}

    record OneAddress(URI address) {}

    record Modes(Set<Mode> modes) {}

    record Shares(Map<Mode, Integer> shares) {}

    @TempDir
    Path directory;

    @Test
    void everyStandardTypeIsUnderstood() {
        Everything bound = Written.in(directory).settings(Everything.class, """
                name: 0123
                count: 7
                total: 9000000000
                share: 0.25
                enabled: true
                directory: backups/../dumps
                at: 02:30
                zone: Europe/Berlin
                address: https://example.org/x
                mode: read_only
                modes: [read-write, read-only]
                steps: [1s, 5 min]
                limit_bytes: 64kB
                """);
        assertThat(bound)
                .isEqualTo(new Everything(
                        "0123",
                        7,
                        9_000_000_000L,
                        0.25,
                        true,
                        directory.resolve("dumps"),
                        LocalTime.of(2, 30),
                        ZoneId.of("Europe/Berlin"),
                        URI.create("https://example.org/x"),
                        Mode.READ_ONLY,
                        Set.of(Mode.READ_ONLY, Mode.READ_WRITE),
                        List.of(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                        Optional.of(65_536L)));
        assertThat(bound.modes()).containsExactly(Mode.READ_WRITE, Mode.READ_ONLY);
    }

    @Test
    void everyStandardTypeSaysWhatItWanted() {
        assertThat(Written.in(directory).mistakes(Everything.class, """
                        name: [a]
                        count: 2147483648
                        total: many
                        share: NaN
                        enabled: yes
                        directory: ~/dumps
                        at: half past two
                        zone: Europe/Atlantis
                        address: example.org
                        mode: read-onyl
                        modes: read-only
                        steps: [1s, 5 minutes]
                        limit_bytes: 64
                        """)).isEqualTo("""
                        line 1, column 1: key 'name': wanted text, found a list
                            hint: write for example orders
                        line 2, column 8: key 'count': wanted a whole number, found '2147483648'
                            hint: write for example 5432, at most 2147483647
                        line 3, column 8: key 'total': wanted a whole number, found 'many'
                            hint: write for example 1000
                        line 4, column 8: key 'share': wanted a number, found 'NaN'
                            hint: write for example 0.5
                        line 5, column 10: key 'enabled': wanted true or false, found 'yes'
                            hint: write for example true
                        line 6, column 12: key 'directory': wanted a path, found '~/dumps'
                            hint: write for example /var/lib/understudy ('~' is not expanded)
                        line 7, column 5: key 'at': wanted a time of day, found 'half past two'
                            hint: write for example 02:30
                        line 8, column 7: key 'zone': wanted a time zone, found 'Europe/Atlantis'
                            hint: write for example Europe/Berlin or UTC
                        line 9, column 10: key 'address': wanted an address with its scheme, found 'example.org'
                            hint: write for example https://example.org/
                        line 10, column 7: key 'mode': wanted one of read-only, read-write, found 'read-onyl'
                            hint: did you mean 'read-only'?
                        line 11, column 1: key 'modes': wanted a list, each item one of read-only, read-write, found a single value
                            hint: write [] for none, [a, b] for some, or one '- …' line for each
                        line 12, column 13: key 'steps[1]': wanted a duration with its unit, found '5 minutes'
                            hint: write a whole number and one of ms, s, min, h, d, for example 500ms or 5min
                        line 13, column 14: key 'limit_bytes': wanted a size with its unit, found '64'
                            hint: write a whole number and one of B, kB, MB, GB, TB, for example 16 MB
                        """);
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "1s, 1000", "5 min, 300000", "24h, 86400000", "7d, 604800000", "0, 0"})
    void durationsCarryTheirUnit(String text, long milliseconds) {
        OneDuration bound = Written.in(directory).settings(OneDuration.class, "pause: " + text);
        assertThat(bound.pause()).isEqualTo(Duration.ofMillis(milliseconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "5m", "-1s", "1.5h", "1S", "s", "99999999999999999d", "''"})
    void durationsWithoutAKnownUnitAreRefused(String text) {
        assertThat(Written.in(directory).mistakes(OneDuration.class, "pause: " + text))
                .contains("key 'pause': wanted a duration with its unit, found '");
    }

    @ParameterizedTest
    @CsvSource({"8B, 8", "64kB, 65536", "16 MB, 16777216", "1GB, 1073741824", "2TB, 2199023255552", "0, 0"})
    void sizesAreCountedInPowersOf1024LikePostgreSqls(String text, long bytes) {
        assertThat(Written.in(directory)
                        .settings(OneSize.class, "size_bytes: " + text)
                        .sizeBytes())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "16 KB", "16 mb", "-1MB", "1PB", "999999999TB"})
    void sizesWithoutAKnownUnitAreRefused(String text) {
        assertThat(Written.in(directory).mistakes(OneSize.class, "size_bytes: " + text))
                .contains("key 'size_bytes': wanted a size with its unit, found '" + text + "'");
    }

    @Test
    void aChoiceThatResemblesNoneGetsTheList() {
        assertThat(Written.in(directory).mistakes(OneMode.class, "mode: sometimes"))
                .contains("hint: write read-only or read-write");
    }

    @Test
    void anotherModulesTypeIsUnderstoodOnceItIsRegistered() {
        ScalarType<Lsn> lsn = ScalarType.of(Lsn.class, "a WAL position", "0/3000000", ScalarsTest::lsn);
        Written written = new Written(directory, ConfigTypes.standard().withScalar(lsn), Map.of());
        assertThat(written.settings(OneLsn.class, "lsn: 0/10").lsn()).isEqualTo(new Lsn(16));
        assertThat(written.mistakes(OneLsn.class, "lsn: 10")).isEqualTo("""
                line 1, column 6: key 'lsn': wanted a WAL position, found '10'
                    hint: write for example 0/3000000
                """);
    }

    @Test
    void passwordsInsideAddressesAndControlCharactersAreNotRepeated() {
        assertThat(Written.in(directory)
                        .mistakes(OneAddress.class, "address: \"h ttp://u:hunter2@h/?password=hunter2\\n\""))
                .contains("found 'h ttp://u:…@h/?password=…?'");
    }

    @Test
    void aSetRefusesToBeToldTheSameTwice() {
        assertThat(Written.in(directory).mistakes(Modes.class, "modes: [read-only, read_only]"))
                .isEqualTo("""
                        line 1, column 20: key 'modes[1]': wanted different items, found the same one again
                            hint: remove this line or item
                        """);
    }

    @Test
    void twoSpellingsOfOneNameAreTheSameName() {
        assertThat(Written.in(directory).mistakes(Shares.class, "shares: {read-only: 1, read_only: 2}"))
                .isEqualTo("""
                        line 1, column 24: key 'shares.read_only': wanted different names, found the same one again
                            hint: remove one of them
                        """);
    }

    private static Lsn lsn(String text) {
        if (!text.startsWith("0/")) {
            throw new IllegalArgumentException("no slash");
        }
        return new Lsn(Long.parseLong(text.substring(2), 16));
    }
}
