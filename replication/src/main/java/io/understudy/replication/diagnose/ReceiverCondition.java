package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.StreamDiagnosis.NoReceiver;
import io.understudy.replication.diagnose.StreamDiagnosis.ReceiverSilent;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.WalReceiver;
import java.time.Duration;
import java.util.List;

/** Alerts 6 and 7: what the standby's own side of a stream shows, also while its upstream cannot be asked. */
final class ReceiverCondition implements StandbyCondition {
    private static final Duration MARGIN = Duration.ofSeconds(15);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

    @Override
    public List<Suspicion> judge(Followed standby) {
        if (standby.state() != StandbyState.DISCONNECTED || standby.seen().isEmpty()) {
            return List.of();
        }
        if (standby.primary().isEmpty() && lostWithThePrimary(standby.evidence())) {
            return List.of();
        }
        Standby seen = standby.seen().get();
        return seen.receiver().filter(WalReceiver::isStreaming).isPresent()
                ? silent(standby, seen)
                : missing(standby, seen);
    }

    private static List<Suspicion> missing(Followed standby, Standby seen) {
        String receiver = seen.receiver()
                .map(one -> "its WAL receiver is " + one.status())
                .orElse("it has no WAL receiver");
        return List.of(new Suspicion(
                new NoReceiver(standby.cluster(), standby.name(), receiver),
                standby.thresholds().stream().noReceiver()));
    }

    /** A stream that ended because the primary did is no condition of its own. */
    private static boolean lostWithThePrimary(Evidence evidence) {
        return evidence.view().primaries().isEmpty()
                && new AbsentPrimaryJudge(evidence).judge() instanceof AbsentPrimary.Gone;
    }

    private static List<Suspicion> silent(Followed standby, Standby seen) {
        Duration timeout = standby.span("wal_receiver_timeout").orElse(USUAL_TIMEOUT);
        Duration expected = timeout.dividedBy(2).plus(MARGIN);
        Duration wanted = standby.thresholds().stream().silence();
        // An idle receiver asks for a sign of life at half of its timeout, and never without one.
        boolean longer = timeout.compareTo(USUAL_TIMEOUT) > 0 && expected.compareTo(wanted) > 0;
        Duration limit = longer ? expected : wanted;
        return Evidence.silence(seen)
                .filter(age -> !timeout.isZero() && age.compareTo(limit) > 0)
                .map(age -> List.of(Suspicion.now(new ReceiverSilent(standby.cluster(), standby.name(), age, limit))))
                .orElse(List.of());
    }
}
