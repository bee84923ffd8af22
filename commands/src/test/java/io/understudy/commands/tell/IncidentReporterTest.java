package io.understudy.commands.tell;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.BoardInMemory;
import io.understudy.commands.fakes.CalmWatch;
import io.understudy.commands.fakes.DeskInMemory;
import io.understudy.commands.fakes.ManualClock;
import io.understudy.commands.fakes.ManualScheduler;
import io.understudy.commands.fakes.Samples;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.trial.TrialResult;
import io.understudy.replication.watch.IncidentChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentReporterTest {
    private final BoardInMemory board = new BoardInMemory();

    @Test
    void keepsOneMessagePerIncidentAndRepliesWhenItHeals() {
        IncidentReporter reporter = new IncidentReporter(board);
        reporter.report(cluster(), List.of(new IncidentChange.Opened(incident(Optional.empty()))));
        reporter.report(cluster(), List.of(new IncidentChange.Opened(incident(Optional.empty()))));
        assertThat(board.all()).hasSize(1);
        PostedMessage alert = board.all().get(0);
        assertThat(alert.place().channel()).isEqualTo("#orders");
        assertThat(alert.buttons()).hasSize(1);

        Incident closed = incident(Optional.of(Samples.NOW.plusSeconds(75)));
        reporter.report(cluster(), List.of(new IncidentChange.Healed(closed)));
        assertThat(board.all()).extracting(PostedMessage::key).containsExactly("incident/7", "incident/7/healed");
        assertThat(board.all().get(0).buttons()).isEmpty();
        assertThat(board.all().get(1).place().thread()).contains(alert.id());
        assertThat(board.all().get(1).message().text()).isEqualTo("HEALED after 75 s, was: orders: db2 is DOWN.");
    }

    private ManagedCluster cluster() {
        ManualClock clock = new ManualClock(Samples.NOW);
        OperationNarrator narrator = new OperationNarrator(board, clock, new ManualScheduler(clock));
        return new ManagedCluster(
                Samples.cluster("orders", "db1", "db2"),
                "#orders",
                new CalmWatch("orders"),
                new DeskInMemory(1, narrator),
                List::of,
                () -> new TrialResult.NotTried("orders", "nobody asked"),
                incident -> new Investigation(incident.alert().runbook(), List.of(), incident.lastSeenAt()));
    }

    private static Incident incident(Optional<Instant> closed) {
        return new Incident(
                7,
                "orders",
                "NODE:db2",
                Alert.NODE_DOWN,
                Severity.CRITICAL,
                "orders: db2 is DOWN.",
                "Start it again: /replica start db2.",
                List.of("orders: db2 is DOWN."),
                Samples.NOW,
                Samples.NOW,
                1,
                closed,
                Attention.NONE);
    }
}
