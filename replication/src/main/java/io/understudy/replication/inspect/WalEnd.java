package io.understudy.replication.inspect;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.observe.ControlFile;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds the end of the WAL in a stopped server's directory by reading its records. Source: PostgreSQL manual,
 * "pg_waldump"; that it ends with an error at the first invalid record is normal.
 */
record WalEnd(PostgresInstallation postgres, String realPath, Host host, Duration deadline) {
    Optional<Lsn> find(ControlFileText text, ControlFile control, TimelineHistory history) {
        int known = Math.max(control.timeline(), control.minRecoveryTimeline());
        Lsn safe = Lsn.max(control.checkpoint(), control.minRecoveryEnd());
        // After a crash soon after a promotion the control file still names the old timeline.
        Optional<Lsn> onNewest = history.timeline() > known
                ? history.endOf(known).flatMap(start -> from(text, history.timeline(), start))
                : Optional.empty();
        return onNewest.or(() -> from(text, known, safe)).or(() -> ifReplayEndedThere(control));
    }

    private Optional<Lsn> from(ControlFileText text, int timeline, Lsn start) {
        return lastRecord(timeline, start, text.walSegmentBytes())
                .map(record -> record.end(text.walPageBytes(), text.walSegmentBytes()));
    }

    private Optional<WalRecord> lastRecord(int timeline, Lsn start, long segmentBytes) {
        try {
            CommandResult result =
                    host.run(HostScript.lastRecord(postgres, realPath, timeline, start, segmentBytes), deadline);
            return result.stdout().lines().reduce((first, last) -> last).flatMap(WalRecord::parse);
        } catch (HostException unanswered) {
            return Optional.empty();
        }
    }

    /** A standby that has no record after the one up to which it must replay has just that. */
    private static Optional<Lsn> ifReplayEndedThere(ControlFile control) {
        return Optional.of(control.minRecoveryEnd()).filter(end -> end.isValid() && end.isAfter(control.checkpoint()));
    }
}
