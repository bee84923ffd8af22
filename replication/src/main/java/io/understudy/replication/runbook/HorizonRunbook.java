package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Times;
import io.understudy.replication.logs.Harmless;
import io.understudy.replication.observe.Horizon;
import io.understudy.replication.observe.Horizon.Held;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.observe.Transactions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Something old keeps vacuum from removing rows: a transaction, a prepared one, a slot or a standby's feedback. */
final class HorizonRunbook implements Procedure {
    private static final Duration OLD = Duration.ofMinutes(1);
    private static final long MANY = 100_000;

    @Override
    public void follow(Case one, Notes notes) {
        List<NodeObservation> servers = one.answering();
        if (servers.isEmpty()) {
            notes.add("Who holds old rows", new Finding.Unknown("No server answered."));
        }
        for (NodeObservation server : servers) {
            Answer<ServerVitals> vitals = one.ask().vitals(server.node());
            notes.add("Which transactions are old on " + server.node(), vitals.finding(known -> known.transactions()
                    .map(found -> transactions(server.node(), found))
                    .orElseGet(() -> hidden(server.node()))));
            if (server instanceof NodeObservation.Primary) {
                notes.add("Who else holds old rows on " + server.node(), vitals.finding(known -> known.horizon()
                        .map(found -> horizon(server.node(), found))
                        .orElseGet(() -> hidden(server.node()))));
                notes.add("How near the transaction ids are to their end", vitals.finding(HorizonRunbook::ids));
            }
        }
        notes.byHand(
                "What to do",
                "Ask the owner to end an old transaction, or end it: SELECT pg_terminate_backend(its process). A prepared one:"
                        + " COMMIT PREPARED or ROLLBACK PREPARED, its owner knows which. A slot that nobody needs can be"
                        + " dropped. Then VACUUM gets on by itself.",
                one.command("slots"));
    }

    private static Finding hidden(String node) {
        return new Finding.Unknown("The bot's role may not see that on " + node + "; it needs pg_monitor.");
    }

    private static Finding transactions(String node, Transactions found) {
        Optional<String> open = found.open()
                .map(one -> "The oldest open transaction on %s is %s old: process %d, %s, user %s (%s)."
                        .formatted(
                                node,
                                Times.words(one.age()),
                                one.pid(),
                                one.state(),
                                Harmless.line(one.user()),
                                Harmless.line(one.application())));
        Optional<String> prepared = found.prepared()
                .map(one -> "The oldest prepared transaction on %s is %s old: %s of %s in %s."
                        .formatted(
                                node,
                                Times.words(one.age()),
                                Harmless.line(one.name()),
                                Harmless.line(one.owner()),
                                Harmless.line(one.database())));
        List<String> all = Stream.of(open, prepared).flatMap(Optional::stream).toList();
        if (all.isEmpty()) {
            return new Finding.Fine("No transaction is open on " + node + ", and none is prepared.");
        }
        boolean old = found.open().filter(one -> one.age().compareTo(OLD) > 0).isPresent()
                || found.prepared().filter(one -> one.age().compareTo(OLD) > 0).isPresent();
        return old ? new Finding.Trouble(String.join(" ", all)) : new Finding.Fine(String.join(" ", all));
    }

    private static Finding horizon(String node, Horizon found) {
        return Stream.concat(found.slots().stream(), found.standbys().stream())
                .max(Comparator.comparingLong(Held::transactions))
                .map(oldest -> held(node, oldest))
                .orElseGet(() -> new Finding.Fine("No slot and no standby holds old rows on " + node + "."));
    }

    private static Finding held(String node, Held oldest) {
        String text = "%s holds rows of %d transactions ago on %s."
                .formatted(Harmless.line(oldest.name()), oldest.transactions(), node);
        return oldest.transactions() > MANY ? new Finding.Trouble(text) : new Finding.Fine(text);
    }

    private static Finding ids(ServerVitals vitals) {
        String text = "The oldest database, %s, uses %d %% of the %s ids before writes stop."
                .formatted(
                        vitals.xids().database(),
                        vitals.xids().percent(),
                        vitals.xids().isOfMultixacts() ? "multixact" : "transaction");
        return vitals.xids().percent() < 50 ? new Finding.Fine(text) : new Finding.Trouble(text);
    }
}
