package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.StreamDiagnosis.ReplyOverdue;
import io.understudy.replication.diagnose.threshold.StreamThresholds;
import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Alert 2: a stream that is called streaming, and has had the same reply for too long. The reply's time is the standby's
 * clock: only whether it changes is used. Source: PostgreSQL manual, "wal_receiver_status_interval".
 */
final class ReplyCondition implements StandbyCondition {
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    @Override
    public List<Suspicion> judge(Followed standby) {
        Optional<WalSender> sender = standby.sender()
                .filter(WalSender::isStreaming)
                .filter(row -> row.replyTime().isPresent());
        Duration interval = standby.span("wal_receiver_status_interval").orElse(USUAL_INTERVAL);
        if (sender.isEmpty() || interval.isZero()) {
            return List.of();
        }
        return standby.upstreamTrend()
                .sameReplySince(sender.get().pid())
                .map(since -> overdue(
                        standby,
                        Duration.between(since, standby.upstream().get().at()),
                        interval))
                .orElse(List.of());
    }

    private static List<Suspicion> overdue(Followed standby, Duration silent, Duration interval) {
        StreamThresholds stream = standby.thresholds().stream();
        if (silent.compareTo(limit(stream.replyCritical(), interval)) >= 0) {
            return suspected(standby, silent, limit(stream.replyCritical(), interval), Severity.CRITICAL);
        }
        return silent.compareTo(limit(stream.replyWarning(), interval)) >= 0
                ? suspected(standby, silent, limit(stream.replyWarning(), interval), Severity.WARNING)
                : List.of();
    }

    /** No standby is late before it should have replied twice. */
    private static Duration limit(Duration threshold, Duration interval) {
        Duration twice = interval.multipliedBy(2).plus(MARGIN);
        return twice.compareTo(threshold) > 0 ? twice : threshold;
    }

    private static List<Suspicion> suspected(Followed standby, Duration silent, Duration limit, Severity severity) {
        return List.of(Suspicion.now(new ReplyOverdue(
                standby.cluster(),
                standby.name(),
                standby.upstream().orElseThrow().node(),
                silent,
                limit,
                severity)));
    }
}
