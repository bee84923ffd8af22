package io.understudy.replication.perform;

import io.understudy.replication.operate.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Waits until a step stands as done, or its time is over: what it stands as then is for the caller to ask. */
record Await(Stage stage, Duration poll, Duration atMost) {
    void until(Supplier<Standing> standing) throws InterruptedException {
        Instant end = stage.clock().instant().plus(atMost);
        while (!(standing.get() instanceof Standing.Done)
                && stage.clock().instant().isBefore(end)) {
            stage.pause().of(poll);
        }
    }
}
