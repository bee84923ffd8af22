package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.plan.PauseLease;
import java.util.Optional;

/** Replay is paused: never offer to resume before a setting is known not to be the cause; that would stop the server. */
final class PauseRunbook implements Procedure {
    @Override
    public void follow(Case one, Notes notes) {
        Optional<String> standby = one.standby();
        if (standby.isEmpty()) {
            notes.add("Whether replay is paused", new Finding.Unknown("No standby was seen."));
            return;
        }
        String name = standby.get();
        Answer<Boolean> lower = Parameters.areLower(one, name);
        notes.add("Whether a setting holds it", Parameters.finding(one, name));
        if (lower.known().orElse(false)) {
            notes.leadsTo(Runbook.PARAMETERS);
            notes.byHand(
                    "What to do", "Do not resume: " + name + " would shut down. Raise the setting, then restart it.");
            return;
        }
        boolean paused = paused(one, notes, name);
        headroom(one, notes, name);
        Space.volumes(one, notes, name);
        if (paused && lower.known().isPresent()) {
            notes.byHand(
                    "What to do",
                    "Ask whoever paused it. Then let replay go on: " + name + " replays what it has received.",
                    one.command("resume", name));
        }
    }

    private static boolean paused(Case one, Notes notes, String name) {
        Optional<PauseLease> ours = one.ask().pauseOf(name);
        Finding finding = one.ask()
                .look()
                .finding(look -> look.view().of(name) instanceof Standby standby
                        ? paused(name, standby.pause(), ours)
                        : new Finding.Unknown(name + " could not be asked as a standby."));
        notes.add("Who paused it", finding);
        return finding instanceof Finding.Trouble;
    }

    private static Finding paused(String name, ReplayPause pause, Optional<PauseLease> ours) {
        if (pause == ReplayPause.NOT_PAUSED) {
            return new Finding.Fine("Replay on " + name + " is not paused any more.");
        }
        return new Finding.Trouble(
                ours.map(lease -> "Replay on " + name + " was paused " + lease.words() + ". It ends by itself.")
                        .orElse("Replay on " + name + " is paused, and not by the bot: somebody called"
                                + " pg_wal_replay_pause()."));
    }

    private static void headroom(Case one, Notes notes, String name) {
        notes.add("How long it may stay so", one.ask().look().finding(look -> look.standby(name)
                .map(judged -> headroom(name, judged))
                .orElseGet(() -> new Finding.Unknown(name + " is no standby now."))));
    }

    private static Finding headroom(String name, AStandby judged) {
        String behind = judged.lag()
                .map(lag -> name + " has not replayed " + Bytes.words(lag.replayBytes()) + ".")
                .orElse("How far " + name + " is behind is not known.");
        if (judged.seen() instanceof Standby standby && standby.receiver().isPresent()) {
            return new Finding.Fine(behind + " It still receives: that WAL fills its own disk, not the primary's.");
        }
        String slot = judged.slot()
                .map(Slot::safeWalBytes)
                .filter(safe -> safe.isPresent())
                .map(safe -> " Its slot stands " + Bytes.words(safe.getAsLong()) + " more of WAL.")
                .orElse(" Its slot has no limit: what it keeps fills the primary's disk.");
        return new Finding.Fine(behind + slot);
    }
}
