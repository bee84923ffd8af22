package io.understudy.replication.watch;

import static io.understudy.replication.theatre.Theatre.dropSlot;
import static io.understudy.replication.theatre.Theatre.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.host.Patience;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.runbook.Finding;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.runbook.RunbookStep;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.SmallWal;
import io.understudy.replication.theatre.Theatre;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SortedSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real primary whose WAL fills its volume until the server ends. */
class WalVolumeIT {
    private static final int MEGABYTES = 150;
    private static final long MORE_THAN_A_SEGMENT = 17L << 20;
    private static final Duration TOLD = Duration.ofSeconds(20);

    @Test
    @Tag("F19")
    @Tag("alert-14")
    @Tag("alert-16")
    void aFullWalVolumeIsNamedWithWhatHoldsItAndNothingOfOursIsWrittenThere() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            ScratchServer primary = theatre.server("db1");
            primary.stop(StopMode.FAST);
            try (SmallWal wal = SmallWal.of(primary, MEGABYTES)) {
                primary.start();
                forgetASlot(primary);
                awaitTheStandby(primary);
                fill(primary, wal);
                try (Listening listening = new Listening(theatre.watch()).ticking()) {
                    String place = "on db1, the volume " + wal.volume() + " (WAL) has 4 % free";
                    Incident low = listening.opened("orders: " + place, TOLD);
                    assertThat(low.severity()).isEqualTo(Severity.CRITICAL);
                    assertThatTheSlotIsFound(theatre.investigator().investigate(low));

                    fillUp(primary);
                    Incident gone = listening.opened("orders has no primary: writes fail.", TOLD);
                    SortedSet<String> before = wal.files();
                    assertThatTheLastWordsAreFound(theatre.investigator().investigate(gone));
                    assertThat(text(theatre.investigator().investigate(low), "Which slot keeps most"))
                            .isEqualTo("db1 does not answer.");
                    listening.awaitChecks(2);
                    assertThat(wal.files()).isEqualTo(before);

                    wal.resize(2 * MEGABYTES);
                    theatre.complete(start("db1"));
                    theatre.complete(dropSlot("db1", "db1"));
                    listening.healed(gone);
                    assertThat(wal.files()).allMatch(WalVolumeIT::isPostgres);
                }
            }
        }
    }

    /** Of the time when it was a standby. */
    private static void forgetASlot(ScratchServer primary) throws SQLException {
        TestSql.execute(primary, "SELECT pg_create_physical_replication_slot('db1', true)");
    }

    /** It keeps no WAL back itself. */
    private static void awaitTheStandby(ScratchServer primary) {
        Patience.await()
                .until(() -> TestSql.value(primary, "SELECT state FROM pg_stat_replication"), "streaming"::equals);
    }

    /** Until no whole segment more fits; the one that is written has room. */
    private static void fill(ScratchServer primary, SmallWal wal) throws SQLException, IOException {
        write(primary);
        while (wal.freeBytes() > MORE_THAN_A_SEGMENT) {
            TestSql.execute(primary, "SELECT pg_switch_wal()");
            write(primary);
        }
    }

    /** On disk when it returns, so that its segment is. */
    private static void write(ScratchServer primary) throws SQLException {
        TestSql.execute(primary, "SELECT pg_logical_emit_message(true, 'test', 'x')");
    }

    private static void fillUp(ScratchServer primary) {
        assertThatThrownBy(() -> {
                    TestSql.execute(primary, "SELECT pg_switch_wal()");
                    write(primary);
                })
                .hasMessageContaining("No space left on device");
    }

    private static void assertThatTheSlotIsFound(Investigation found) {
        assertThat(found.runbook()).isEqualTo(Runbook.DISK);
        RunbookStep slot = step(found, "Which slot keeps most");
        assertThat(slot.finding()).isInstanceOf(Finding.Trouble.class);
        assertThat(slot.finding().text()).startsWith("db1 keeps most: ");
        assertThat(slot.commands()).containsExactly("/replica drop slot orders/db1/db1");
        assertThat(text(found, "How much WAL lies on db1"))
                .startsWith("db1 has 1")
                .endsWith(" MB in pg_wal.");
        assertThat(text(found, "Whether the archive holds WAL back")).isEqualTo("db1 does not archive.");
        assertThat(text(found, "What to do")).startsWith("Never remove files from pg_wal by hand");
    }

    private static void assertThatTheLastWordsAreFound(Investigation found) {
        assertThat(text(found, "What the machine of db1 says")).contains("no server process runs");
        RunbookStep words = step(found, "What the last words of db1 were");
        assertThat(words.finding().text()).startsWith("db1 said that its disk is full");
        assertThat(words.excerpt().orElseThrow().lines())
                .singleElement()
                .asString()
                .endsWith("No space left on device");
    }

    private static boolean isPostgres(String file) {
        return file.isEmpty() || file.startsWith("archive_status") || file.matches("[0-9A-F]{24}");
    }

    private static String text(Investigation found, String title) {
        return step(found, title).finding().text();
    }

    private static RunbookStep step(Investigation found, String title) {
        return found.steps().stream()
                .filter(step -> step.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step '" + title + "' in " + found));
    }
}
