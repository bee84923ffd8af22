package io.understudy.replication.diagnose;

import static io.understudy.replication.diagnose.AlertSketch.machine;
import static io.understudy.replication.diagnose.AlertSketch.raised;
import static io.understudy.replication.diagnose.Sketch.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.observe.Certificate;
import io.understudy.replication.observe.Upkeep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alert-30")
class ExpiryAlertTest {
    private static List<Diagnosis> certificateIn(Duration left) {
        Sketch sketch = new Sketch();
        sketch.machines.put("db2", machine("db2", new Certificate("/data/server.crt", NOON.plus(left))));
        return raised(sketch, Alert.EXPIRES);
    }

    private static List<Diagnosis> passwordIn(Duration left) {
        Sketch sketch = new Sketch();
        Upkeep upkeep = new Upkeep(Optional.empty(), Map.of("watcher", NOON.plus(left)));
        sketch.knows("db1", Map.of(), List.of(), upkeep);
        sketch.knows("db2", Map.of(), List.of(), upkeep);
        return raised(sketch, Alert.EXPIRES);
    }

    @Test
    void aCertificateIsAWarningInItsLastThirtyDays() {
        assertThat(certificateIn(Duration.ofDays(30))).isEmpty();
        assertThat(certificateIn(Duration.ofDays(29))).singleElement().satisfies(one -> {
            assertThat(one.severity()).isEqualTo(Severity.WARNING);
            assertThat(one.sentence())
                    .isEqualTo("shop: the certificate of db2 (/data/server.crt) expires on 2026-03-30, in 29 d:"
                            + " clients and standbys that verify it are refused then.");
        });
    }

    @Test
    void inItsLastSevenDaysItIsCritical() {
        assertThat(certificateIn(Duration.ofDays(7)))
                .extracting(Diagnosis::severity)
                .containsExactly(Severity.WARNING);
        assertThat(certificateIn(Duration.ofDays(6)))
                .extracting(Diagnosis::severity)
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void whatIsOverSaysExpired() {
        assertThat(certificateIn(Duration.ofHours(-3))).singleElement().satisfies(one -> {
            assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(one.sentence()).contains("expired on 2026-03-01, 3 h ago");
        });
    }

    @Test
    void aPasswordIsToldOnceForTheClusterWithTheStatementThatHelps() {
        assertThat(passwordIn(Duration.ofDays(31))).isEmpty();
        assertThat(passwordIn(Duration.ofDays(5))).singleElement().satisfies(one -> {
            assertThat(one.key()).isEqualTo("EXPIRY");
            assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(one.sentence()).contains("the password of the role watcher expires on 2026-03-06, in 5 d");
            assertThat(one.doFirst()).contains("ALTER ROLE \"watcher\" VALID UNTIL 'infinity'");
        });
    }
}
