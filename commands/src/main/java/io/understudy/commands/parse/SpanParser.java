package io.understudy.commands.parse;

import io.understudy.commands.catalogue.CommandEntry;
import io.understudy.commands.parse.Reading.NotUnderstood;
import io.understudy.commands.parse.Reading.Understood;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how far to look back. */
record SpanParser(ArgumentParser arguments) {
    private static final Duration USUAL = Duration.ofHours(6);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** A cluster, a duration, both or none. */
    Reading ofACluster(CommandEntry entry, List<String> rest) {
        Optional<Duration> span = rest.isEmpty() ? Optional.empty() : HowLong.read(rest.get(rest.size() - 1));
        Reading cluster = arguments.cluster(entry, span.isEmpty() ? rest : rest.subList(0, rest.size() - 1));
        if (!(cluster instanceof Understood understood) || !(understood.command() instanceof Command.OnClusters on)) {
            return cluster;
        }
        Duration wanted = span.orElse(USUAL);
        boolean kept = wanted.compareTo(SHORTEST) >= 0 && wanted.compareTo(LONGEST) <= 0;
        return kept
                ? new Understood(new Command.ShowLag(on.clusters().get(0), wanted))
                : new NotUnderstood(
                        "Lag is kept for 30 d: name a time from 1min to 30d.",
                        "For example: " + entry.example(),
                        List.of());
    }
}
