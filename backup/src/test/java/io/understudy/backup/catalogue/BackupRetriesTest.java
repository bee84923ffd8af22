package io.understudy.backup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.site.TestBackups;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alert-32")
class BackupRetriesTest {
    private static final Instant SLOT = Instant.parse("2026-11-20T03:00:00Z");
    private final BackupRetries retries = new BackupRetries(new BackupSlots(LocalTime.of(3, 0)));
    private final List<Backup> runs = new ArrayList<>();

    @Test
    void aFailureIsTriedAgainAfterTenMinutesThenAfterThirtyThenNoMore() {
        failed(0);
        assertThat(due(9)).isFalse();
        assertThat(due(10)).isTrue();
        failed(10);
        assertThat(due(39)).isFalse();
        assertThat(due(40)).isTrue();
        failed(40);
        assertThat(due(600)).isFalse();
        assertThat(pending(40)).isFalse();
    }

    @Test
    void anAttemptIsAwaitedUntilItIsMadeOrShouldHaveBegunLongAgo() {
        failed(0);
        assertThat(pending(0)).isTrue();
        assertThat(pending(14)).isTrue();
        assertThat(pending(15)).as("nobody made it").isFalse();
        runs.add(0, running(12));
        assertThat(pending(60)).isTrue();
        assertThat(due(60)).isFalse();
    }

    @Test
    void whatIsNotWholeIsTriedAgainToo() {
        add(0, Backup.State.DEGRADED, "");
        assertThat(due(10)).isTrue();
    }

    @Test
    void nothingIsTriedAgainAfterASuccess() {
        add(0, Backup.State.VERIFIED, "");
        failed(60);
        assertThat(due(120)).isFalse();
        assertThat(pending(60)).isFalse();
    }

    @Test
    void whatPeopleEndedIsLeftAlone() {
        add(0, Backup.State.FAILED, BackupRetries.CANCELLED);
        assertThat(due(10)).isFalse();
        runs.clear();
        add(0, Backup.State.FAILED, "cancelled");
        assertThat(due(10)).as("by the stop of the bot").isTrue();
    }

    @Test
    void everySlotHasItsOwnAttempts() {
        failed(-1440);
        failed(-1430);
        failed(-1400);
        assertThat(due(0)).isFalse();
        failed(0);
        assertThat(due(10)).isTrue();
    }

    private void failed(int minute) {
        add(minute, Backup.State.FAILED, "no space");
    }

    private void add(int minute, Backup.State state, String detail) {
        runs.add(0, TestBackups.ended(at(minute), state).with(state, detail));
    }

    private static Backup running(int minute) {
        return new Backup(
                "orders-2",
                "orders",
                "db2",
                "/b",
                at(minute),
                Optional.empty(),
                Backup.State.RUNNING,
                0,
                List.of(),
                "");
    }

    private boolean due(int minute) {
        return retries.due(runs, at(minute));
    }

    private boolean pending(int minute) {
        return retries.pending(runs, at(minute));
    }

    private static Instant at(int minute) {
        return SLOT.plus(Duration.ofMinutes(minute));
    }
}
