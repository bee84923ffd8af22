package io.understudy.replication.diagnose;

import static io.understudy.replication.diagnose.AlertSketch.DB1;
import static io.understudy.replication.diagnose.AlertSketch.DB2;
import static io.understudy.replication.diagnose.AlertSketch.machineWithRules;
import static io.understudy.replication.diagnose.AlertSketch.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.observe.Upkeep;
import io.understudy.replication.observe.Upkeep.FileError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alert-28")
class SettingsAlertTest {
    private static final Upkeep WELL = new Upkeep(Optional.of(List.of()), Map.of());
    private final Sketch sketch = new Sketch();

    private void settings(String node, String maxConnections) {
        sketch.knows(node, Map.of("max_connections", maxConnections), List.of(), WELL);
    }

    private List<Diagnosis> raisedHere() {
        return raised(sketch, Alert.SETTINGS);
    }

    @Test
    void aStandbysSettingBelowThePrimarysIsNamedWithBothValues() {
        settings("db1", "200");
        settings("db2", "100");
        assertThat(raisedHere()).singleElement().satisfies(one -> {
            assertThat(one.severity()).isEqualTo(Severity.WARNING);
            assertThat(one.sentence())
                    .isEqualTo("shop: max_connections = 100 on the standby db2 is below the 200 of the primary db1:"
                            + " it pauses replay, or does not start.");
            assertThat(one.doFirst()).endsWith("/replica restart db2.");
        });
    }

    @Test
    void equalOrHigherIsWell() {
        settings("db1", "100");
        settings("db2", "100");
        assertThat(raisedHere()).isEmpty();
        settings("db2", "200");
        assertThat(raisedHere()).isEmpty();
    }

    @Test
    void aStandbyThatAlreadyPausedForItSaysSoItself() {
        settings("db1", "200");
        settings("db2", "100");
        assertThat(raised(
                        sketch,
                        Alert.SETTINGS,
                        DB1,
                        new StandbySketch("db2").paused().seen()))
                .singleElement()
                .isInstanceOf(ReplicationDiagnosis.StandbyBroken.class);
    }

    @Test
    void aSettingThatAwaitsARestartIsNamed() {
        sketch.knows("db1", Map.of(), List.of("shared_buffers"), WELL);
        assertThat(raisedHere())
                .extracting(Diagnosis::sentence)
                .containsExactly("shop: on db1 a changed setting is not in force before a restart: shared_buffers.");
    }

    @Test
    void aLineThatTheServerCannotUseIsNamedWithItsFile() {
        FileError error =
                new FileError("/etc/pg_hba.conf", 7, Optional.empty(), "invalid authentication method \"md6\"");
        sketch.knows("db2", Map.of(), List.of(), new Upkeep(Optional.of(List.of(error, error)), Map.of()));
        assertThat(raisedHere())
                .extracting(Diagnosis::sentence)
                .containsExactly(
                        "shop: on db2 line 7 of /etc/pg_hba.conf is wrong: invalid authentication method \"md6\","
                                + " and 1 more; a reload ignores it, and the next start may fail.");
    }

    @Test
    void filesThatMayNotBeReadRaiseNothing() {
        sketch.knows("db1", Map.of(), List.of(), Upkeep.UNKNOWN);
        assertThat(raisedHere()).isEmpty();
    }

    @Test
    void clientRulesThatDifferFromThePrimarysAreAWarning() {
        sketch.machines.put("db1", machineWithRules("db1", Optional.of("a")));
        sketch.machines.put("db2", machineWithRules("db2", Optional.of("a")));
        assertThat(raisedHere()).isEmpty();
        sketch.machines.put("db2", machineWithRules("db2", Optional.of("b")));
        assertThat(raisedHere()).singleElement().satisfies(one -> assertThat(one.sentence())
                .contains("pg_hba.conf of db2", "the primary db1"));
        sketch.machines.put("db2", machineWithRules("db2", Optional.empty()));
        assertThat(raisedHere()).isEmpty();
    }

    @Test
    void allOfANodeIsOneTrouble() {
        settings("db1", "200");
        sketch.knows("db2", Map.of("max_connections", "100"), List.of("port"), WELL);
        assertThat(raised(sketch, Alert.SETTINGS, DB1, DB2))
                .hasSize(2)
                .extracting(Diagnosis::key)
                .containsOnly("SETTINGS:db2");
    }
}
