package io.understudy.commands.desk;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.parse.Command;
import io.understudy.commands.render.HelpMessage;
import io.understudy.replication.plan.Intent;
import java.util.Map;

/** Which class answers which verb. */
final class Handlers {
    private final CommandWiring wiring;
    private final CommandCatalogue catalogue;
    private final Map<Verb, ClusterHandler> onClusters;
    private final Map<Verb, ChangeHandler> onNodes;

    Handlers(CommandWiring wiring, CommandCatalogue catalogue) {
        this.wiring = wiring;
        this.catalogue = catalogue;
        this.onClusters = Map.of(
                Verb.STATUS, new StatusHandler(wiring.backupCatalogue(), wiring.clock()),
                Verb.HISTORY, new HistoryHandler(),
                Verb.KEPT, new KeptHandler(),
                Verb.SLOTS, new SlotsHandler(),
                Verb.BACKUP_LIST, new BackupListHandler(wiring.backupCatalogue(), wiring.clock()),
                Verb.BACKUP_NOW, new BackupNowHandler(wiring.backups()));
        this.onNodes = Map.of(
                Verb.PROMOTE, new ChangeHandler(Intent.Promote::new),
                Verb.PROMOTE_UNFENCED, new ChangeHandler(Intent.PromoteUnfenced::new),
                Verb.REBUILD, new ChangeHandler((cluster, node, why) -> new Intent.Rebuild(cluster, node, why, false)),
                Verb.COPY, new ChangeHandler((cluster, node, why) -> new Intent.Rebuild(cluster, node, why, true)),
                Verb.START, new ChangeHandler(Intent.Start::new),
                Verb.FENCE, new ChangeHandler(Intent.Fence::new),
                Verb.UNFENCE, new ChangeHandler(Intent.Unfence::new),
                Verb.DISCARD, new ChangeHandler(Intent.Discard::new),
                Verb.RESTART, new ChangeHandler(Intent.Restart::new),
                Verb.RESUME, new ChangeHandler(Intent.ResumeReplay::new));
    }

    Answer answer(Command command, Asked asked) throws InterruptedException {
        if (command instanceof Command.OnClusters about) {
            return onClusters
                    .get(about.verb())
                    .answer(about.clusters().stream().map(wiring::cluster).toList(), asked);
        }
        if (command instanceof Command.OnNode about) {
            return onNodes.get(about.verb())
                    .answer(wiring.cluster(about.cluster()), about.node(), about.reason(), asked);
        }
        if (command instanceof Command.Change change) {
            return ChangeHandler.answer(wiring.cluster(change.intent().cluster()), change.intent(), asked);
        }
        return new Answer.Private(((Command.Help) command)
                .about()
                .map(verb -> HelpMessage.one(catalogue, verb))
                .orElseGet(() -> HelpMessage.all(catalogue, asked.roles())));
    }
}
