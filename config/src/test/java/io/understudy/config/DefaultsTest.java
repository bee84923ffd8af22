package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultsTest {
    record Threshold(long warnBytes, long criticalBytes) {
        Threshold {
            if (criticalBytes < warnBytes) {
                throw new IllegalArgumentException("wanted critical_bytes to be at least warn_bytes");
            }
        }
    }

    record Alerts(Threshold lag, Threshold slot, List<String> channels, Path log, Optional<Integer> pages) {
        static Map<String, Object> defaults() {
            return Map.of(
                    "lag", new Threshold(16, 64),
                    "channels", List.of("dba"),
                    "log", Path.of("alerts.log"));
        }
    }

    record Root(Alerts alerts) {}

    record WrongName(int count) {
        static Map<String, Object> defaults() {
            return Map.of("counter", 1);
        }
    }

    record WrongType(int count) {
        static Map<String, Object> defaults() {
            return Map.of("count", "1");
        }
    }

    record Endless(List<Endless> children) {}

    record Unsupported(Thread thread) {}

    @TempDir
    Path directory;

    @Test
    void absentKeysTakeTheRecordsDefaultsAndRelativePathsStartAtTheFile() {
        Alerts alerts = Written.in(directory)
                .settings(Root.class, "alerts: {slot: {warn_bytes: 1B, critical_bytes: 2B}}")
                .alerts();
        assertThat(alerts)
                .isEqualTo(new Alerts(
                        new Threshold(16, 64),
                        new Threshold(1, 2),
                        List.of("dba"),
                        directory.resolve("alerts.log"),
                        Optional.empty()));
    }

    @Test
    void aSectionThatIsGivenInPartKeepsTheOtherDefaults() {
        Alerts alerts = Written.in(directory)
                .settings(Root.class, "alerts: {lag: {warn_bytes: 32B}, slot: {warn_bytes: 1B, critical_bytes: 2B}}")
                .alerts();
        assertThat(alerts.lag()).isEqualTo(new Threshold(32, 64));
    }

    @Test
    void anAbsentSectionIsAskedForItsRequiredKeys() {
        assertThat(Written.in(directory).mistakes(Root.class, "{}")).isEqualTo("""
                        line 1, column 1: key 'alerts.slot.warn_bytes': wanted a size with its unit, but the key is missing
                            hint: add 'warn_bytes: …'
                        line 1, column 1: key 'alerts.slot.critical_bytes': wanted a size with its unit, but the key is missing
                            hint: add 'critical_bytes: …'
                        """);
    }

    @Test
    void whatDoesNotBelongTogetherIsReportedAtItsSection() {
        assertThat(Written.in(directory).mistakes(Root.class, """
                        alerts:
                          lag:
                            warn_bytes: 1kB
                          slot: {warn_bytes: 1B, critical_bytes: 2B}
                        """)).isEqualTo("""
                        line 2, column 3: key 'alerts.lag': wanted critical_bytes to be at least warn_bytes
                            hint: correct the values under 'alerts.lag'
                        """);
    }

    @Test
    void mistakesInTheRecordsAreForTheProgrammer() {
        Written written = Written.in(directory);
        assertThatThrownBy(() -> written.load(WrongName.class, "{}"))
                .hasMessageContaining("for 'counter', which is no component");
        assertThatThrownBy(() -> written.load(WrongType.class, "{}"))
                .hasMessageContaining("wanted java.lang.Integer for 'count', found java.lang.String");
        assertThatThrownBy(() -> written.load(Endless.class, "{}"))
                .hasMessageContaining("wanted settings of finite depth");
        assertThatThrownBy(() -> written.load(Unsupported.class, "{}"))
                .hasMessageContaining("wanted a type that can stand in a settings file for 'thread'");
    }
}
