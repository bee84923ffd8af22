package io.understudy.commands.desk;

import static java.util.Map.entry;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.parse.Command;
import io.understudy.commands.render.HelpMessage;
import io.understudy.commands.render.JobsMessage;
import io.understudy.replication.care.ManagedCluster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which class answers which verb. */
final class Handlers {
    private final CommandWiring wiring;
    private final CommandCatalogue catalogue;
    private final Map<Verb, ClusterHandler> onClusters;
    private final CancelHandler cancel;
    private final RequestHandler history;
    private final MaintenanceHandler maintenance;
    private final IncidentHandler incidents;
    private final LagHandler lag;
    private final BackupHandler backups;

    Handlers(CommandWiring wiring, CommandCatalogue catalogue) {
        this.wiring = wiring;
        this.catalogue = catalogue;
        this.cancel = new CancelHandler(new Requests(wiring), wiring.narrator());
        this.history = new RequestHandler(new Requests(wiring));
        this.maintenance = new MaintenanceHandler(wiring.maintenance(), wiring.clock());
        this.incidents = new IncidentHandler(wiring);
        this.lag = new LagHandler(wiring.lags(), wiring.clock());
        WorkHandler work = new WorkHandler(wiring.backups(), wiring.workNarrator(), wiring.clock());
        this.backups =
                new BackupHandler(wiring.backups().books().backups(), work, wiring.audit(), wiring.clock());
        this.onClusters = onClusters(wiring, work);
    }

    private static Map<Verb, ClusterHandler> onClusters(CommandWiring wiring, WorkHandler work) {
        BackupWiring backups = wiring.backups();
        return Map.ofEntries(
                entry(Verb.STATUS, new StatusHandler(backups.books(), wiring.maintenance(), wiring.clock())),
                entry(Verb.HISTORY, new HistoryHandler()),
                entry(Verb.VERIFY, new VerifyHandler()),
                entry(Verb.KEPT, new KeptHandler()),
                entry(Verb.SLOTS, new SlotsHandler()),
                entry(Verb.INCIDENTS, new IncidentListHandler(wiring.incidents().store())),
                entry(Verb.ALERT_TEST, new AlertTestHandler(wiring)),
                entry(Verb.BACKUP_LIST, new BackupListHandler(backups, wiring.clock())),
                entry(Verb.BACKUP_NOW, (clusters, asked) -> work.backupNow(name(clusters), asked)),
                entry(Verb.BACKUP_CANCEL, new BackupCancelHandler(backups.desk(), wiring.audit())),
                entry(Verb.DRILL, (clusters, asked) -> work.drill(name(clusters), asked)));
    }

    private static String name(List<ManagedCluster> clusters) {
        return clusters.get(0).spec().name();
    }

    Answer answer(Command command, Asked asked) throws InterruptedException {
        if (command instanceof Command.OnClusters about) {
            return onClusters
                    .get(about.verb())
                    .answer(about.clusters().stream().map(wiring::cluster).toList(), asked);
        }
        Instant now = wiring.clock().instant();
        Optional<Wish> wish = Wish.in(command, now);
        if (wish.isPresent()) {
            return ChangeHandler.answer(
                    cluster(wish.get()), wish.get().intent(), wish.get().notBefore(), asked);
        }
        if (command instanceof Command.DryRun dry) {
            Wish dreamt = Wish.in(dry.what(), now).orElseThrow();
            return ChangeHandler.dryRun(cluster(dreamt), dreamt.intent(), dreamt.notBefore());
        }
        return withoutAPlan(command, asked, now);
    }

    private Answer withoutAPlan(Command command, Asked asked, Instant now) {
        if (command instanceof Command.OnRequest about) {
            return about.verb() == Verb.CANCEL ? cancel.answer(about, asked) : history.answer(about);
        }
        if (command instanceof Command.OnBackup about) {
            return backups.answer(about, asked);
        }
        if (command instanceof Command.OnIncident about) {
            return incidents.answer(about, asked);
        }
        if (command instanceof Command.Quiet about) {
            return incidents.quiet(about, asked);
        }
        if (command instanceof Command.Note about) {
            return incidents.note(about, asked);
        }
        if (command instanceof Command.ShowLag about) {
            return lag.answer(wiring.cluster(about.cluster()), about);
        }
        if (command instanceof Command.Maintain about) {
            return maintenance.begin(about, asked);
        }
        if (command instanceof Command.EndMaintenance about) {
            return maintenance.end(about, asked);
        }
        if (command instanceof Command.Bare) {
            return new Answer.Shown(JobsMessage.of(wiring.jobs().jobs(), now));
        }
        return new Answer.Private(((Command.Help) command)
                .about()
                .map(verb -> HelpMessage.one(catalogue, verb))
                .orElseGet(() -> HelpMessage.all(catalogue, asked.roles())));
    }

    private ManagedCluster cluster(Wish wish) {
        return wiring.cluster(wish.intent().cluster());
    }
}
