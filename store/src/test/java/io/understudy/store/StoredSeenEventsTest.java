package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.access.SeenEvents;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F29")
class StoredSeenEventsTest {
    @TempDir
    Path directory;

    @Test
    void anEventIsHandledOnceAlsoOverARestart() {
        Rig rig = new Rig(directory);
        try (Store store = rig.open()) {
            assertThat(store.seenEvents().firstTime("slack/Ev1", Rig.NOON)).isTrue();
            assertThat(store.seenEvents().firstTime("slack/Ev1", Rig.NOON)).isFalse();
            assertThat(store.seenEvents().firstTime("slack/Ev2", Rig.NOON)).isTrue();
        }
        try (Store store = rig.open()) {
            assertThat(store.seenEvents().firstTime("slack/Ev1", Rig.NOON)).isFalse();
        }
    }

    @Test
    void anEventIsForgottenAfterADay() {
        try (Store store = new Rig(directory).open()) {
            SeenEvents seen = store.seenEvents();
            seen.firstTime("slack/Ev1", Rig.NOON);
            assertThat(seen.firstTime("slack/Ev1", Rig.NOON.plus(Duration.ofHours(24))))
                    .isFalse();
            assertThat(seen.firstTime(
                            "slack/Ev1", Rig.NOON.plus(Duration.ofHours(24)).plusMillis(1)))
                    .isTrue();
        }
    }
}
