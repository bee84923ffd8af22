package io.understudy.commands.desk;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.parse.Command;
import io.understudy.commands.render.HelpMessage;
import io.understudy.commands.render.JobsMessage;
import io.understudy.replication.care.ManagedCluster;
import java.time.Instant;
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

    Handlers(CommandWiring wiring, CommandCatalogue catalogue) {
        this.wiring = wiring;
        this.catalogue = catalogue;
        this.cancel = new CancelHandler(new Requests(wiring), wiring.narrator());
        this.history = new RequestHandler(new Requests(wiring));
        this.maintenance = new MaintenanceHandler(wiring.maintenance(), wiring.clock());
        this.incidents = new IncidentHandler(wiring);
        this.lag = new LagHandler(wiring.lags(), wiring.clock());
        this.onClusters = Map.of(
                Verb.STATUS, new StatusHandler(wiring.backups().books(), wiring.maintenance(), wiring.clock()),
                Verb.HISTORY, new HistoryHandler(),
                Verb.VERIFY, new VerifyHandler(),
                Verb.KEPT, new KeptHandler(),
                Verb.SLOTS, new SlotsHandler(),
                Verb.INCIDENTS, new IncidentListHandler(wiring.incidents().store()),
                Verb.ALERT_TEST, new AlertTestHandler(wiring),
                Verb.BACKUP_LIST, new BackupListHandler(wiring.backups().books().backups(), wiring.clock()),
                Verb.BACKUP_NOW, new BackupNowHandler(wiring.backups().desk()));
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
