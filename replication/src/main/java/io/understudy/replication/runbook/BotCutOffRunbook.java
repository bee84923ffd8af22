package io.understudy.replication.runbook;

import io.understudy.replication.observe.NodeObservation.Unknown;
import java.util.List;
import java.util.Optional;

/** The bot does not see what others see: nothing destructive, only its own way is to be repaired. */
final class BotCutOffRunbook implements Procedure {
    @Override
    public void follow(Case one, Notes notes) {
        List<String> unseen = one.ask()
                .look()
                .known()
                .map(look -> look.view().ofType(Unknown.class).stream()
                        .map(Unknown::node)
                        .toList())
                .orElse(one.ask().spec().nodeNames());
        if (unseen.isEmpty()) {
            notes.add(
                    "Whom the bot does not reach",
                    new Finding.Fine("The bot reaches every node again: nothing to do."));
            return;
        }
        unseen.forEach(node -> Steps.server(one, notes, node));
        unseen.forEach(node -> notes.add(
                "Whether the bot reaches the machine of " + node,
                one.ask()
                        .machine(node)
                        .finding(found -> new Finding.Fine("The machine of " + node
                                + " answers the bot over its other way, as " + found.hostname() + "."))));
        String primary = one.ask().incident().node().or(one::primaryName).orElse(unseen.get(0));
        one.standbys().forEach(standby -> Steps.port(one, notes, standby.node(), primary));
        notes.add("Whether a standby still streams", one.ask().look().finding(look -> streaming(one)));
        notes.byHand(
                "What to do",
                "Repair the bot's own way: its network, name resolution, firewall, or its login. Do not promote and do not"
                        + " restart: the primary may be well, and nothing is done meanwhile.",
                one.command("status"));
    }

    private static Finding streaming(Case one) {
        Optional<String> witness = one.standbys().stream()
                .map(standby -> standby.node())
                .filter(node -> StreamRunbook.streams(one, node)
                        || one.ask()
                                .look()
                                .known()
                                .flatMap(look -> look.view().upstreamOf(node))
                                .isPresent())
                .findFirst();
        return witness.<Finding>map(node -> new Finding.Fine(node + " still streams: its primary is alive."))
                .orElseGet(() -> new Finding.Unknown("No standby that the bot sees streams."));
    }
}
