package io.understudy.commands.desk;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.parse.Command;
import io.understudy.commands.render.HelpMessage;
import io.understudy.replication.plan.Intent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Which class answers which verb. */
final class Handlers {
    private final CommandWiring wiring;
    private final CommandCatalogue catalogue;
    private final Map<Verb, ClusterHandler> onClusters;
    private final Map<Verb, ChangeHandler> onNodes;
    private final CancelHandler cancel;
    private final RequestHandler history;
    private final MaintenanceHandler maintenance;

    Handlers(CommandWiring wiring, CommandCatalogue catalogue) {
        this.wiring = wiring;
        this.catalogue = catalogue;
        this.cancel = new CancelHandler(new Requests(wiring), wiring.narrator());
        this.history = new RequestHandler(new Requests(wiring));
        this.maintenance = new MaintenanceHandler(wiring.maintenance(), wiring.clock());
        this.onClusters = Map.of(
                Verb.STATUS, new StatusHandler(wiring.backupCatalogue(), wiring.maintenance(), wiring.clock()),
                Verb.HISTORY, new HistoryHandler(),
                Verb.VERIFY, new VerifyHandler(),
                Verb.KEPT, new KeptHandler(),
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
                Verb.DISCARD, new ChangeHandler(Intent.Discard::new));
    }

    Answer answer(Command command, Asked asked) throws InterruptedException {
        if (command instanceof Command.OnClusters about) {
            return onClusters
                    .get(about.verb())
                    .answer(about.clusters().stream().map(wiring::cluster).toList(), asked);
        }
        Optional<Answer> change = change(command, asked);
        if (change.isPresent()) {
            return change.get();
        }
        if (command instanceof Command.OnRequest about) {
            return about.verb() == Verb.CANCEL ? cancel.answer(about, asked) : history.answer(about);
        }
        if (command instanceof Command.Maintain about) {
            return maintenance.begin(about, asked);
        }
        if (command instanceof Command.EndMaintenance about) {
            return maintenance.end(about, asked);
        }
        return new Answer.Private(((Command.Help) command)
                .about()
                .map(verb -> HelpMessage.one(catalogue, verb))
                .orElseGet(() -> HelpMessage.all(catalogue, asked.roles())));
    }

    private Optional<Answer> change(Command command, Asked asked) throws InterruptedException {
        if (command instanceof Command.OnNode about) {
            return Optional.of(
                    onNodes.get(about.verb()).answer(wiring.cluster(about.cluster()), about, Optional.empty(), asked));
        }
        if (command instanceof Command.AtATime later) {
            return Optional.of(onNodes.get(later.verb())
                    .answer(wiring.cluster(later.what().cluster()), later.what(), Optional.of(begin(later)), asked));
        }
        return command instanceof Command.DryRun dry ? Optional.of(dryRun(dry.what())) : Optional.empty();
    }

    private Answer dryRun(Command what) throws InterruptedException {
        boolean later = what instanceof Command.AtATime;
        Command.OnNode about = later ? ((Command.AtATime) what).what() : (Command.OnNode) what;
        return onNodes.get(about.verb())
                .dryRun(
                        wiring.cluster(about.cluster()),
                        about,
                        later ? Optional.of(begin((Command.AtATime) what)) : Optional.empty());
    }

    private Instant begin(Command.AtATime later) {
        return later.when().after(wiring.clock().instant());
    }
}
