package io.understudy.replication.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.observe.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alert-14")
class OwnSpaceTest {
    private static final Volume FULL = new Volume("backups", "/var", 1_000, 10, OptionalInt.empty(), Optional.empty());

    @Test
    void theBotsOwnFullVolumeIsSuspectedWithTheCluster() throws Exception {
        Scenery scenery = new Scenery();
        scenery.ownVolumes = List.of(FULL);
        assertThat(scenery.watch().look().assessment().suspicions())
                .extracting(Suspicion::diagnosis)
                .filteredOn(one -> one.alert() == Alert.DISK_FILLING)
                .singleElement()
                .satisfies(one -> assertThat(one.key()).isEqualTo("DISK::/var"));
    }

    @Test
    void isMeasuredEveryMinuteAndNotAgainWhileItOwesAnAnswer() {
        List<Runnable> begun = new ArrayList<>();
        OwnSpace space = new OwnSpace(now -> List.of(FULL), begun::add);
        space.renewed(Sketch.NOON);
        assertThat(space.renewed(Sketch.NOON.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(begun).hasSize(1);
        begun.get(0).run();
        assertThat(space.renewed(Sketch.NOON.plusSeconds(59))).containsExactly(FULL);
        assertThat(begun).hasSize(1);
        space.renewed(Sketch.NOON.plusSeconds(61));
        assertThat(begun).hasSize(2);
    }

    @Test
    void whatWasKnownStaysWhereItCannotBeMeasured() {
        List<List<Volume>> answers = new ArrayList<>(List.of(List.of(FULL)));
        OwnSpace space = new OwnSpace(now -> answers.remove(0), Runnable::run);
        assertThat(space.renewed(Sketch.NOON)).containsExactly(FULL);
        assertThat(space.renewed(Sketch.NOON.plusSeconds(61))).containsExactly(FULL);
    }
}
