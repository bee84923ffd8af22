package io.understudy.jobs.oversight;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.jobs.Timetable;
import io.understudy.jobs.TimetableBuilder;
import io.understudy.jobs.Work;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.theatre.IncidentsInMemory;
import io.understudy.replication.watch.AlertBook;
import io.understudy.replication.watch.IncidentChange;
import io.understudy.replication.watch.IncidentChange.Healed;
import io.understudy.replication.watch.IncidentChange.Opened;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real timetable whose check hangs, watched from beside it. Only the clock that is judged by is the test's. */
@Tag("alert-35")
class OverseerIT {
    private static final Duration BEAT = Duration.ofMillis(20);

    private final AtomicReference<Clock> clock = new AtomicReference<>(Clock.systemUTC());
    private final List<IncidentChange> told = new CopyOnWriteArrayList<>();
    private final AlertBook book =
            new AlertBook(AlertBook.OF_THE_BOT, new IncidentsInMemory(), EscalationSettings.DEFAULT);

    @Test
    @Tag("F51")
    void aCheckThatHangsIsToldThoughItsOwnThreadCannotAndHealsWhenItGoesOn() {
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicReference<Work> check = new AtomicReference<>(() -> {});
        TimetableBuilder builder = new TimetableBuilder(Clock.systemUTC())
                .steadily(BEAT, "check orders", () -> () -> check.get().perform());
        try (Timetable timetable = builder.build()) {
            Overseer overseer = new Overseer(
                    () -> signs(timetable),
                    () -> clock.get().instant(),
                    (found, now) -> told.addAll(book.update(Set.of(Alert.NOBODY_WATCHES), found, now)));
            timetable.start();
            timetable.beside(BEAT, overseer);
            await().until(() -> timetable.checks().get(0).checked());
            assertThat(told).isEmpty();

            check.set(hangs::await);
            await().until(() -> timetable.history().get(0).running().isPresent());
            clock.set(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(20)));
            await().until(() -> !told.isEmpty());
            assertThat(told.get(0)).isInstanceOf(Opened.class);
            assertThat(told.get(0).incident().sentence())
                    .startsWith("Nobody watches orders: no check has ended well for ");

            check.set(() -> {});
            hangs.countDown();
            clock.set(Clock.systemUTC());
            await().until(() -> told.stream().anyMatch(Healed.class::isInstance));
        }
    }

    private static BotSigns signs(Timetable timetable) {
        return new BotSigns(
                timetable.checks(),
                Map.of("orders", List.of("db1", "db2")),
                timetable.troubles(),
                Optional.empty(),
                Map.of(),
                List.of());
    }
}
