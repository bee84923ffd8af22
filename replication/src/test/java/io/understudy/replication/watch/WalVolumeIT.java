package io.understudy.replication.watch;

import static io.understudy.replication.theatre.Theatre.dropSlot;
import static io.understudy.replication.theatre.Theatre.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.ClusterState;
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
    void aFullWalVolumeIsNamedWithWhatHoldsItAndNothingOfOursIsWrittenThere() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            ScratchServer primary = theatre.server("db1");
            primary.stop(StopMode.FAST);
            try (SmallWal wal = SmallWal.of(primary, MEGABYTES)) {
                primary.start();
                TestSql.execute(primary, "SELECT pg_create_physical_replication_slot('forgotten', true)");
                fill(primary, wal);
                try (Listening listening = new Listening(theatre.watch()).ticking()) {
                    Incident low =
                            listening.opened("orders: on db1, the volume " + wal.volume() + " (WAL) has", TOLD);
                    assertThat(low.severity()).isEqualTo(Severity.CRITICAL);
                    whatHoldsItIsFound(theatre, low);

                    fillUp(primary);
                    Incident gone = listening.opened("orders has no primary", TOLD);
                    var before = wal.files();
                    System.err.println(theatre.investigator().investigate(low));
                    System.err.println(theatre.investigator().investigate(gone));
                    assertThat(wal.files()).isEqualTo(before);
                    System.err.println(before);
                    System.err.println(gone);

                    wal.resize(2 * MEGABYTES);
                    theatre.complete(start("db1"));
                    theatre.complete(dropSlot("db1", "forgotten"));
                    listening.healed(gone);
                    System.err.println(listening.opened());
                }
            }
        }
    }

    /** Until no whole segment more fits; the one that is written has room. */
    private static void fill(ScratchServer primary, SmallWal wal) throws SQLException, IOException {
        write(primary);
        while (wal.freeBytes() > MORE_THAN_A_SEGMENT) {
            TestSql.execute(primary, "SELECT pg_switch_wal()");
            write(primary);
        }
    }

    private static void write(ScratchServer primary) throws SQLException {
        TestSql.execute(primary, "SELECT pg_logical_emit_message(false, 'test', 'x')");
    }

    private static void fillUp(ScratchServer primary) {
        Patience.await().until(() -> {
            try {
                TestSql.execute(primary, "SELECT pg_switch_wal()");
                write(primary);
                return false;
            } catch (SQLException e) {
                System.err.println("XXX " + e);
                return true;
            }
        });
    }

    private static void whatHoldsItIsFound(Theatre theatre, Incident low) {
        Investigation found = theatre.investigator().investigate(low);
        System.err.println(low);
        System.err.println(found);
    }
}
