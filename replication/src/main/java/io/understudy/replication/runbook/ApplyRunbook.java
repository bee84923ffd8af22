package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Times;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.logs.Harmless;
import io.understudy.replication.logs.LogKind;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.observe.StandbyQueries;
import io.understudy.replication.observe.StandbyQueries.OldestQuery;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** WAL arrives and is not replayed: a query in the way, a pause, a delay, the disk. */
final class ApplyRunbook implements Procedure {
    private static final Duration OLD = Duration.ofSeconds(30);
    private static final Set<LogKind> SIGNS =
            Set.of(LogKind.CONFLICT, LogKind.PARAMETERS_LOW, LogKind.NO_SPACE, LogKind.DISK_ERROR, LogKind.WAL_INVALID);

    @Override
    public void follow(Case one, Notes notes) {
        Optional<String> standby = one.standby();
        standby.ifPresent(name -> follow(one, notes, name));
        if (standby.isEmpty()) {
            notes.add("What holds up the replay", new Finding.Unknown("No standby was seen."));
        }
    }

    private static void follow(Case one, Notes notes, String name) {
        paused(one, notes, name);
        Optional<OldestQuery> oldest = queries(one, notes, name);
        Steps.log(one, notes, name, message -> SIGNS.contains(message.kind()), false)
                .filter(message -> message.kind() == LogKind.PARAMETERS_LOW)
                .ifPresent(message -> notes.leadsTo(Runbook.PARAMETERS));
        Space.volumes(one, notes, name);
        notes.byHand(
                "What to do",
                oldest.map(query -> ("If its owner agrees, end the session in the way on %s:"
                                        + " SELECT pg_terminate_backend(%d). Replay goes on by itself.")
                                .formatted(name, query.pid()))
                        .orElse("Nothing is in the way that the bot can see: look at the disk's load on the machine of "
                                + name + ". A single big transaction, such as a DROP of many tables, takes its time."));
    }

    private static void paused(Case one, Notes notes, String name) {
        Finding finding = one.ask()
                .look()
                .finding(look -> look.view().of(name) instanceof Standby standby
                        ? paused(name, standby)
                        : new Finding.Unknown(name + " could not be asked as a standby."));
        notes.add("Whether replay is paused or delayed", finding);
        if (finding instanceof Finding.Trouble) {
            notes.leadsTo(Runbook.PAUSE);
        }
    }

    private static Finding paused(String name, Standby standby) {
        if (standby.pause() != ReplayPause.NOT_PAUSED) {
            return new Finding.Trouble("Replay on " + name + " is paused.");
        }
        return new Finding.Fine(
                standby.applyDelay().isZero()
                        ? "Replay on " + name + " is neither paused nor delayed."
                        : "Replay on %s is delayed by %s by its settings (recovery_min_apply_delay), not paused."
                                .formatted(name, Times.words(standby.applyDelay())));
    }

    private static Optional<OldestQuery> queries(Case one, Notes notes, String name) {
        Answer<ServerVitals> vitals = one.ask().vitals(name);
        Optional<StandbyQueries> found = vitals.known().flatMap(ServerVitals::queries);
        notes.add("Whether a query on " + name + " is in the way", vitals.finding(known -> found.map(
                        queries -> queries(name, queries))
                .orElseGet(() -> new Finding.Unknown("The bot's role may not see the queries on " + name + "."))));
        return found.flatMap(StandbyQueries::oldest).filter(query -> query.age().compareTo(OLD) > 0);
    }

    /** What is younger was not in the way of a replay that stands still for minutes. */
    private static Finding judged(OldestQuery query, String text) {
        return query.age().compareTo(OLD) > 0 ? new Finding.Trouble(text) : new Finding.Fine(text);
    }

    private static Finding queries(String name, StandbyQueries queries) {
        String conflicts = " Until now %d were cancelled for replay."
                .formatted(queries.conflicts().total());
        return queries.oldest()
                .<Finding>map(query -> judged(
                        query,
                        "The oldest transaction on %s is %s old: process %d, %s, user %s (%s)."
                                        .formatted(
                                                name,
                                                Times.words(query.age()),
                                                query.pid(),
                                                query.state(),
                                                Harmless.line(query.user()),
                                                Harmless.line(query.application()))
                                + conflicts))
                .orElseGet(() -> new Finding.Fine("No transaction is open on " + name + "." + conflicts));
    }
}
