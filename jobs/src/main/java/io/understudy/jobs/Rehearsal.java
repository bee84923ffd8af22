package io.understudy.jobs;

import io.understudy.backup.catalogue.RehearsalSlots;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A restore test or a drill of one cluster that is due at certain times.
 *
 * @param name of the line, for people, for example {@code restore test orders}
 * @param attempted when the newest one began, whoever asked for it and whatever became of it
 * @param expectedSince when the first could have been expected
 * @param work does one, when it is its turn, and tells of it; on a thread {@code backup-n}
 */
public record Rehearsal(
        String name,
        RehearsalSlots slots,
        Supplier<Optional<Instant>> attempted,
        Supplier<Instant> expectedSince,
        Work work) {
    boolean isDue(Instant now) {
        return slots.isDue(attempted.get(), expectedSince.get(), now);
    }
}
