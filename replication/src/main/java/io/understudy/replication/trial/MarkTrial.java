package io.understudy.replication.trial;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.NodeAssessment.ThePrimary;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.WalReceiver;
import io.understudy.replication.observe.WalSender;
import io.understudy.replication.operate.Pause;
import io.understudy.replication.sql.MarkSql;
import io.understudy.replication.sql.SqlFailure;
import io.understudy.replication.trial.TrialResult.NotTried;
import io.understudy.replication.trial.TrialResult.OfStandby;
import io.understudy.replication.trial.TrialResult.Tried;
import io.understudy.replication.watch.Watch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The trial on real servers; standbys are watched in parallel, each about every five milliseconds. */
public record MarkTrial(
        String cluster, Watch watch, MarkSql sql, Executor inspectThreads, InstantSource clock, Pause pause)
        implements StreamTrial {
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Override
    public TrialResult run() throws InterruptedException {
        ClusterAssessment seen = watch.look().assessment();
        Optional<Primary> primary = seen.primary().map(ThePrimary::seen);
        if (primary.isEmpty()) {
            return new NotTried(cluster, cluster + " has no primary, or more than one, to write a mark on.");
        }
        String node = primary.get().node();
        try {
            MarkSql.Mark mark = sql.write(node, clock);
            return new Tried(
                    cluster,
                    node,
                    mark.at(),
                    mark.sentAt(),
                    standbys(seen.view().nodes(), primary.get(), mark));
        } catch (SqlFailure e) {
            return new NotTried(cluster, node + " refused the mark: " + e.found() + ".");
        }
    }

    private List<OfStandby> standbys(List<NodeObservation> nodes, Primary primary, MarkSql.Mark mark) {
        List<CompletableFuture<OfStandby>> asked = new ArrayList<>();
        for (NodeObservation node : nodes) {
            if (!node.node().equals(primary.node())) {
                Optional<String> sender = sender(primary, node.node());
                asked.add(CompletableFuture.supplyAsync(() -> look(node, sender, mark), inspectThreads));
            }
        }
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static Optional<String> sender(Primary primary, String standby) {
        return primary.senders().stream()
                .filter(row -> row.applicationName().equals(standby))
                .findFirst()
                .flatMap(WalSender::state);
    }

    private OfStandby look(NodeObservation node, Optional<String> sender, MarkSql.Mark mark) {
        Optional<String> receiver =
                node instanceof Standby standby ? standby.receiver().map(WalReceiver::status) : Optional.empty();
        Sighting sighting =
                node instanceof Standby ? sighting(node.node(), mark) : Sighting.NOTHING_YET.over(words(node));
        return new OfStandby(
                node.node(), sender, receiver, sighting.received(), sighting.replayed(), sighting.trouble());
    }

    private static String words(NodeObservation node) {
        if (node instanceof NodeObservation.Down down) {
            return "is down: " + down.reason().words();
        }
        if (node instanceof NodeObservation.Unknown unknown) {
            return "could not be asked: " + unknown.reason().words();
        }
        return node instanceof NodeObservation.WarmStandby
                ? "takes no connections (hot_standby = off)"
                : "is no standby: it is out of recovery";
    }

    private Sighting sighting(String standby, MarkSql.Mark mark) {
        Sighting now = Sighting.NOTHING_YET;
        try {
            now = look(standby, mark, now);
            while (!now.isOver()) {
                pause.of(POLL);
                now = look(standby, mark, now);
            }
            return now;
        } catch (SqlFailure e) {
            return now.over("stopped answering: " + e.found());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return now.over("was not waited for: the bot stops");
        }
    }

    private Sighting look(String standby, MarkSql.Mark mark, Sighting before) {
        MarkSql.Reached reached = sql.reached(standby);
        Duration passed = Duration.between(mark.sentAt(), clock.instant());
        boolean replayed = has(reached.replayed(), mark);
        boolean there = replayed || has(reached.received(), mark);
        Optional<Duration> received = before.received().or(() -> there ? Optional.of(passed) : Optional.empty());
        Sighting now = new Sighting(received, replayed ? Optional.of(passed) : Optional.empty(), Optional.empty());
        return !replayed && passed.compareTo(DEADLINE) > 0 ? now.over(missing(received)) : now;
    }

    private static String missing(Optional<Duration> received) {
        return (received.isPresent() ? "has the mark and did not replay it" : "did not receive the mark") + " within "
                + DEADLINE.toSeconds() + " s";
    }

    private static boolean has(Optional<Lsn> position, MarkSql.Mark mark) {
        return position.filter(at -> !mark.at().isAfter(at)).isPresent();
    }

    private record Sighting(Optional<Duration> received, Optional<Duration> replayed, Optional<String> trouble) {
        static final Sighting NOTHING_YET = new Sighting(Optional.empty(), Optional.empty(), Optional.empty());

        boolean isOver() {
            return replayed.isPresent() || trouble.isPresent();
        }

        Sighting over(String why) {
            return new Sighting(received, replayed, Optional.of(why));
        }
    }
}
