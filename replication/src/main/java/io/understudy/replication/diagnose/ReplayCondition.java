package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.ReplayDiagnosis.ReplayStuck;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Alert 9: WAL is received and not replayed, though nobody paused replay. */
final class ReplayCondition implements StandbyCondition {
    @Override
    public List<Suspicion> judge(Followed standby) {
        if (standby.seen().filter(seen -> mayReplay(standby, seen)).isEmpty()) {
            return List.of();
        }
        Standby seen = standby.seen().get();
        return standby.trend()
                .replayWaitingSince()
                .map(since -> stuck(standby, seen, since))
                .orElse(List.of());
    }

    /** What a delayed standby has waits on purpose, unless it is late beyond its delay. */
    private static boolean mayReplay(Followed standby, Standby seen) {
        return seen.applyDelay().isZero() || standby.state() == StandbyState.LAGGING_REPLAY;
    }

    private static List<Suspicion> stuck(Followed standby, Standby seen, Instant since) {
        Duration stuck = Duration.between(since, seen.at());
        long waiting = seen.have().bytesAfter(seen.replayed().orElse(seen.have()));
        return stuck.compareTo(standby.thresholds().lag().replayStuck()) < 0
                ? List.of()
                : List.of(Suspicion.now(new ReplayStuck(standby.cluster(), standby.name(), waiting, stuck)));
    }
}
