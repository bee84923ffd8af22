package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.LagDiagnosis.LagBytes;
import io.understudy.replication.diagnose.LagDiagnosis.LagTime;
import io.understudy.replication.diagnose.threshold.LagThresholds;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Alerts 4 and 5: how far behind a standby is that gets WAL and may replay it. */
final class LagCondition implements StandbyCondition {
    /** Of what is broken or paused, that is told instead. */
    private static final Set<StandbyState> JUDGED = Set.of(
            StandbyState.STREAMING,
            StandbyState.CATCHING_UP,
            StandbyState.LAGGING_RECEIVE,
            StandbyState.LAGGING_REPLAY,
            StandbyState.DELAYED_BY_DESIGN,
            StandbyState.ARCHIVE_ONLY);

    @Override
    public List<Suspicion> judge(Followed standby) {
        Optional<Lag> lag = standby.judged().lag();
        if (standby.primary().isEmpty() || lag.isEmpty() || !JUDGED.contains(standby.state())) {
            return List.of();
        }
        List<Suspicion> found = new ArrayList<>(2);
        boolean shrinks = standby.trend()
                .lagShrinks(primary(standby).at(), standby.thresholds().lag().lasting());
        inBytes(standby, lag.get(), shrinks, found);
        boolean inTime =
                standby.state() != StandbyState.ARCHIVE_ONLY && lag.get().replayBytes() > 0;
        if (inTime && !(shrinks && isSentWhatItMissed(standby))) {
            inTime(standby, lag.get(), found);
        }
        return found;
    }

    private static void inBytes(Followed standby, Lag lag, boolean shrinks, List<Suspicion> found) {
        LagThresholds limits = standby.thresholds().lag();
        // What a delayed standby holds back on purpose is no lag; what it has not received is.
        long bytes = delay(standby).isZero() ? lag.replayBytes() : lag.receiveBytes();
        OptionalLong room = standby.judged().slot().map(Slot::safeWalBytes).orElse(OptionalLong.empty());
        // The lag has taken more of the slot's room than is left of it.
        boolean eatsItsSlot = bytes > 0 && room.isPresent() && bytes >= room.getAsLong();
        boolean tooMuch = bytes >= limits.criticalBytes() && !shrinks && !isSentWhatItMissed(standby);
        if (eatsItsSlot || tooMuch) {
            found.add(Suspicion.now(new LagBytes(standby.cluster(), standby.name(), lag, room, Severity.CRITICAL)));
        } else if (bytes >= limits.warningBytes() && !shrinks) {
            found.add(new Suspicion(
                    new LagBytes(standby.cluster(), standby.name(), lag, room, Severity.WARNING), limits.lasting()));
        }
    }

    /** After an outage it begins with all that it missed: that is a warning only if it does not shrink. */
    private static boolean isSentWhatItMissed(Followed standby) {
        return standby.sender()
                .flatMap(WalSender::state)
                .filter("catchup"::equals)
                .isPresent();
    }

    private static void inTime(Followed standby, Lag lag, List<Suspicion> found) {
        LagThresholds limits = standby.thresholds().lag();
        Duration delay = delay(standby);
        Duration late = lateness(standby, lag).minus(delay);
        if (late.compareTo(limits.timeWarning()) >= 0) {
            found.add(inTime(standby, lag, late, Severity.WARNING));
        }
        if (late.compareTo(limits.timeCritical()) >= 0) {
            found.add(inTime(standby, lag, late, Severity.CRITICAL));
        }
    }

    private static Suspicion inTime(Followed standby, Lag lag, Duration late, Severity severity) {
        return new Suspicion(
                new LagTime(standby.cluster(), standby.name(), lag, late, delay(standby), severity),
                standby.thresholds().lag().lasting());
    }

    private static Duration lateness(Followed standby, Lag lag) {
        return standby.seen()
                .map(seen -> LagReading.lateness(standby.evidence(), primary(standby), seen))
                .orElseGet(() -> lag.replayTime().orElse(Duration.ZERO));
    }

    private static Duration delay(Followed standby) {
        return standby.seen().map(Standby::applyDelay).orElse(Duration.ZERO);
    }

    private static Primary primary(Followed standby) {
        return standby.primary().orElseThrow();
    }
}
