package io.understudy.commands.desk;

import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.parse.Command;
import io.understudy.replication.plan.Intent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Which change of a cluster a command asks for, and from when on. */
record Wish(Intent intent, Optional<Instant> notBefore) {
    private static final Map<Verb, Kind> KINDS = Map.of(
            Verb.PROMOTE, Intent.Promote::new,
            Verb.PROMOTE_UNFENCED, Intent.PromoteUnfenced::new,
            Verb.REBUILD, (cluster, node, why) -> new Intent.Rebuild(cluster, node, why, false),
            Verb.COPY, (cluster, node, why) -> new Intent.Rebuild(cluster, node, why, true),
            Verb.START, Intent.Start::new,
            Verb.FENCE, Intent.Fence::new,
            Verb.UNFENCE, Intent.Unfence::new,
            Verb.DISCARD, Intent.Discard::new,
            Verb.RESTART, Intent.Restart::new,
            Verb.RESUME, Intent.ResumeReplay::new);

    /** Names the change that a verb stands for. */
    private interface Kind {
        Intent of(String cluster, String node, String reason);
    }

    /** Empty if the command asks for no change of a cluster. */
    static Optional<Wish> in(Command command, Instant now) {
        if (command instanceof Command.OnNode about) {
            return Optional.of(new Wish(intent(about), Optional.empty()));
        }
        if (command instanceof Command.AtATime later) {
            return Optional.of(
                    new Wish(intent(later.what()), Optional.of(later.when().after(now))));
        }
        return command instanceof Command.Change change
                ? Optional.of(new Wish(change.intent(), Optional.empty()))
                : Optional.empty();
    }

    private static Intent intent(Command.OnNode about) {
        return KINDS.get(about.verb()).of(about.cluster(), about.node(), about.reason());
    }
}
