package io.understudy.replication.plan;

import io.understudy.replication.cluster.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What there is to fall back on if a promotion goes wrong, and how long it is expected to take if it goes well. */
final class Provisions {
    private Provisions() {}

    static List<Fact> of(Inspection inspection) {
        Background known = inspection.closer().background();
        Instant now = inspection.assessment().view().at();
        List<Fact> facts = new ArrayList<>();
        known.failover()
                .ifPresent(drill -> facts.add(new Fact(
                        "Expected failover time",
                        Times.words(drill.took()) + ", as in the drill " + Times.words(Duration.between(drill.at(), now))
                                + " ago")));
        facts.add(new Fact(
                "Last verified backup", known.lastBackup().map(last -> words(last, now)).orElse("none known")));
        return facts;
    }

    private static String words(LastBackup last, Instant now) {
        return last.words(now) + (last.restored().isEmpty() ? ", never restore-tested" : " (RTO)") + " · RPO "
                + Times.words(Duration.between(last.startedAt(), now));
    }
}
