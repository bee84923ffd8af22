package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Times;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.logs.Harmless;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.SyncVitals;
import io.understudy.replication.observe.WalSender;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Commits wait for standbys that do not confirm: who is missing, how many wait, and what dropping the demand costs. */
final class SyncRunbook implements Procedure {
    @Override
    public void follow(Case one, Notes notes) {
        Optional<Primary> primary = one.primary();
        if (primary.isEmpty()) {
            notes.add("Who waits", new Finding.Unknown("No primary answers, so its sessions could not be asked."));
            return;
        }
        String name = primary.get().node();
        notes.add("Who waits on " + name, one.ask().vitals(name).finding(found -> found.sync()
                .map(sync -> waiting(name, sync))
                .orElseGet(() -> new Finding.Unknown("The bot's role may not see who waits on " + name + "."))));
        boolean demanded = one.ask()
                .vitals(name)
                .known()
                .flatMap(found -> found.sync())
                .filter(sync -> !sync.demanded().isBlank())
                .isPresent();
        notes.add("Who confirms", confirming(primary.get(), demanded));
        boolean missing = one.ask().spec().nodeNames().stream()
                .anyMatch(node -> !node.equals(name) && !StreamRunbook.streams(one, node));
        if (missing) {
            notes.leadsTo(Runbook.STREAM);
        }
        notes.byHand(
                "What to do",
                ("Bring the missing standby back: waiting commits then go on, nothing is lost. Only if that takes too long,"
                                + " drop the demand on %s: ALTER SYSTEM SET synchronous_standby_names = '', then SELECT"
                                + " pg_reload_conf(). From then on, what is committed can be lost if %s fails before a"
                                + " standby has it.")
                        .formatted(name, name));
    }

    private static Finding waiting(String primary, SyncVitals sync) {
        if (sync.demanded().isBlank()) {
            return new Finding.Fine(
                    "%s demands no standby's confirmation (synchronous_standby_names is empty).".formatted(primary));
        }
        String text = "%s demands \"%s\"; %d sessions wait to commit%s."
                .formatted(
                        primary,
                        Harmless.line(sync.demanded()),
                        sync.waiting(),
                        sync.oldestWait()
                                .map(time -> ", the oldest for " + Times.words(time))
                                .orElse(""));
        return sync.waiting() == 0 ? new Finding.Fine(text) : new Finding.Trouble(text);
    }

    private static Finding confirming(Primary primary, boolean demanded) {
        List<WalSender> standbys =
                primary.senders().stream().filter(WalSender::isStandby).toList();
        String all = standbys.stream()
                .map(one -> "%s is %s (%s)"
                        .formatted(
                                Harmless.line(one.applicationName()),
                                one.syncState().orElse("of unknown kind"),
                                one.state().orElse("of unknown state")))
                .collect(Collectors.joining(", "));
        boolean any = standbys.stream()
                .anyMatch(one -> one.isStreaming()
                        && one.syncState()
                                .filter(state -> state.equals("sync") || state.equals("quorum"))
                                .isPresent());
        if (standbys.isEmpty()) {
            return new Finding.Trouble("No standby streams from " + primary.node() + ".");
        }
        return any || !demanded ? new Finding.Fine(all + ".") : new Finding.Trouble("None confirms: " + all + ".");
    }
}
