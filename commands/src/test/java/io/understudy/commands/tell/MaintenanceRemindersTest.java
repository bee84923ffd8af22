package io.understudy.commands.tell;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.BoardInMemory;
import io.understudy.commands.fakes.MaintenanceInMemory;
import io.understudy.commands.fakes.ManualClock;
import io.understudy.commands.fakes.Samples;
import io.understudy.replication.maintenance.MaintenanceWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A maintenance that nobody thinks of any more is said to be one. */
@Tag("story-17")
class MaintenanceRemindersTest {
    private final BoardInMemory board = new BoardInMemory();
    private final MaintenanceInMemory store = new MaintenanceInMemory();
    private final ManualClock clock = new ManualClock(Samples.NOW);

    @Test
    void remindsShortlyBeforeTheEndAndSaysTheEnd() {
        begin(Duration.ofHours(2));
        pass(Duration.ofMinutes(104));
        assertThat(said()).isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(said())
                .containsExactly(
                        "Alice, the maintenance of orders/db2 ends 2026-11-20 16:02 UTC: alerts come again then."
                                + " To have longer, ask for it anew.");
        pass(Duration.ofMinutes(30));
        assertThat(said())
                .hasSize(2)
                .last()
                .isEqualTo(
                        "The maintenance of orders/db2 is over (Alice: new disks). What is wrong there is told from now"
                                + " on.");
        assertThat(store.open("orders")).isEmpty();
    }

    @Test
    void asksOnceADayWhetherALongOneIsStillWantedAlsoAfterARestart() {
        begin(Duration.ofDays(3));
        pass(Duration.ofHours(50));
        assertThat(said())
                .containsExactly(
                        "Alice, alerts about orders/db2 have been held back for 24 h, until 2026-11-23 14:02 UTC: new"
                                + " disks. Is that still wanted?",
                        "Alice, alerts about orders/db2 have been held back for 2 d, until 2026-11-23 14:02 UTC: new"
                                + " disks. Is that still wanted?");
        assertThat(store.open("orders")).hasSize(1);
    }

    @Test
    void aShortOneIsNotRemindedOf() {
        begin(Duration.ofMinutes(20));
        pass(Duration.ofMinutes(19));
        assertThat(said()).isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(said()).singleElement().asString().startsWith("The maintenance of orders/db2 is over");
    }

    private void begin(Duration howLong) {
        store.begin(new MaintenanceWindow(
                0,
                "orders",
                Optional.of("db2"),
                Samples.ALICE,
                "#orders",
                "new disks",
                Samples.NOW,
                Samples.NOW.plus(howLong)));
    }

    /** The timetable's steady calls, each by a bot that knows nothing but its store. */
    private void pass(Duration time) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            clock.advance(Duration.ofMinutes(1));
            new MaintenanceReminders(store, board, clock).remind("orders");
        }
    }

    private List<String> said() {
        return board.since(0, 100).stream()
                .map(PostedMessage::message)
                .map(message -> message.text())
                .toList();
    }
}
