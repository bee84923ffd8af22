package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.StreamDiagnosis.NotStreaming;
import io.understudy.replication.diagnose.StreamDiagnosis.StreamFlaps;
import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Alert 3: a stream that gets nowhere, or begins again and again. */
final class SendingCondition implements StandbyCondition {
    /** A standby that catches up gets something new at every look. */
    private static final Duration STANDS_STILL = Duration.ofSeconds(30);

    @Override
    public List<Suspicion> judge(Followed standby) {
        if (standby.upstream().isEmpty()) {
            return List.of();
        }
        String upstream = standby.upstream().get().node();
        int beginnings = standby.upstreamTrend()
                .recentBeginnings(
                        standby.sender().map(WalSender::applicationName).orElse(standby.name()));
        if (beginnings > standby.thresholds().stream().mostStarts()) {
            return List.of(Suspicion.now(new StreamFlaps(standby.cluster(), standby.name(), upstream, beginnings)));
        }
        return standby.sender()
                .flatMap(WalSender::state)
                .filter(state -> getsNowhere(standby, state))
                .map(state -> List.of(new Suspicion(
                        new NotStreaming(standby.cluster(), standby.name(), upstream, state),
                        standby.thresholds().stream().notStreaming())))
                .orElse(List.of());
    }

    private static boolean getsNowhere(Followed standby, String state) {
        if (state.equals("streaming")) {
            return false;
        }
        Instant now = standby.judged().seen().at();
        return !state.equals("catchup") || standsStill(standby, now);
    }

    private static boolean standsStill(Followed standby, Instant now) {
        return standby.seen().isPresent()
                && standby.trend()
                        .nothingNewSince()
                        .filter(since -> Duration.between(since, now).compareTo(STANDS_STILL) >= 0)
                        .isPresent();
    }
}
