package io.understudy.replication.diagnose;

import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.WalReceiver;
import java.util.Optional;

/**
 * Whether anything arrives. A standby without a stream reads "receive = replay" and knows nothing of its primary:
 * it is never well, whatever its own numbers say.
 */
final class StreamRule implements StandbyRule {
    @Override
    public Optional<Finding> judge(StandbyCase standby) {
        if (standby.streams()) {
            return Optional.empty();
        }
        if (standby.catchUp() == CatchUp.NEEDS_REBUILD) {
            return Optional.of(Finding.of(StandbyState.WAL_REMOVED, removed(standby)));
        }
        return Optional.of(
                isArchiveOnly(standby)
                        ? Finding.of(StandbyState.ARCHIVE_ONLY)
                        : Finding.of(StandbyState.DISCONNECTED, reason(standby)));
    }

    private static String removed(StandbyCase standby) {
        return new CatchUpJudge(standby.evidence(), standby.primary())
                .oldestKept()
                .map(oldest -> "it has WAL up to " + standby.seen().have() + ", "
                        + standby.primary().node() + " keeps it from " + oldest + " on")
                .orElse(standby.primary().node() + " no longer has it");
    }

    /** Only a standby that is known to have no upstream at all is meant to live on the archive. */
    private static boolean isArchiveOnly(StandbyCase standby) {
        return standby.receiver().isEmpty()
                && standby.seen().hasRestoreCommand()
                && standby.ownDetails()
                        .map(NodeDetails::settings)
                        .map(settings -> settings.get("primary_conninfo"))
                        .filter(String::isEmpty)
                        .isPresent();
    }

    private static String reason(StandbyCase standby) {
        String paused = standby.seen().pause() == ReplayPause.NOT_PAUSED ? "" : ", and its replay is paused";
        return standby.receiver().map(receiver -> reason(standby, receiver)).orElse("it has no WAL receiver") + paused;
    }

    private static String reason(StandbyCase standby, WalReceiver receiver) {
        if (!receiver.isStreaming()) {
            return "its WAL receiver is " + receiver.status();
        }
        return Evidence.silence(standby.seen())
                .map(age -> "nothing came from its upstream for " + age.toSeconds() + " s")
                .orElse("nothing came from its upstream yet");
    }
}
