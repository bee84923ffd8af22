package io.understudy.commands.parse;

import io.understudy.commands.catalogue.CommandEntry;
import io.understudy.commands.catalogue.NodeNames;
import io.understudy.commands.parse.Reading.NotUnderstood;
import io.understudy.commands.parse.Reading.Understood;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads times of maintenance. A name that is a cluster's and a node's means the cluster; {@code orders/db2} is clear. */
record WindowParser(NodeNames names) {
    private static final Duration LONGEST = Duration.ofDays(7);

    Reading begun(CommandEntry entry, List<String> rest) {
        return what(entry, rest, what -> lasting(entry, what, rest.subList(1, rest.size())));
    }

    Reading ended(CommandEntry entry, List<String> rest) {
        return what(
                entry,
                rest,
                what -> rest.size() == 1
                        ? new Understood(new Command.EndMaintenance(what.cluster(), what.node()))
                        : ArgumentParser.tooMuch(entry, rest.subList(1, rest.size())));
    }

    private Reading what(CommandEntry entry, List<String> rest, Function<What, Reading> then) {
        if (rest.isEmpty()) {
            return new NotUnderstood(
                    "Of what? There are " + String.join(", ", names.clustersAndNodes()) + ".",
                    "For example: " + entry.example(),
                    List.of());
        }
        String name = ArgumentParser.name(rest.get(0));
        if (names.clusters().contains(name)) {
            return then.apply(new What(name, Optional.empty()));
        }
        List<NodeNames.Found> found = names.find(name);
        if (found.size() > 1) {
            return new NotUnderstood(
                    "Which '" + found.get(0).node() + "'? There are "
                            + String.join(
                                    ", ",
                                    found.stream()
                                            .map(NodeNames.Found::qualified)
                                            .toList())
                            + ".",
                    "Name its cluster. Usage: " + entry.usage(),
                    List.of());
        }
        return found.isEmpty()
                ? unknown(entry, rest.get(0))
                : then.apply(new What(
                        found.get(0).cluster(), Optional.of(found.get(0).node())));
    }

    private Reading unknown(CommandEntry entry, String typed) {
        NotUnderstood reading =
                (NotUnderstood) ArgumentParser.unknown("cluster or node", entry, typed, names.clustersAndNodes());
        // What would be offered lacks the duration and the reason.
        return new NotUnderstood(reading.sentence(), reading.hint() + " Usage: " + entry.usage(), List.of());
    }

    private static Reading lasting(CommandEntry entry, What what, List<String> rest) {
        Optional<Duration> duration = rest.isEmpty() ? Optional.empty() : HowLong.read(rest.get(0));
        if (duration.isEmpty()) {
            return wrong(entry, "For how long? A duration such as 90m, 2h or 1d follows.");
        }
        if (duration.get().isZero() || duration.get().compareTo(LONGEST) > 0) {
            return wrong(entry, "A maintenance lasts from 1 min to 7 d: nobody remembers a longer one.");
        }
        int reason = rest.size() > 1 && rest.get(1).equalsIgnoreCase("because") ? 2 : 1;
        String why = String.join(" ", rest.subList(Math.min(reason, rest.size()), rest.size()));
        return why.isBlank()
                ? wrong(entry, "Why? Others will see silence, and must find a reason for it.")
                : new Understood(new Command.Maintain(
                        what.cluster(),
                        what.node(),
                        duration.get(),
                        Harmless.shortened(why, ArgumentParser.LONGEST_REASON)));
    }

    private static NotUnderstood wrong(CommandEntry entry, String sentence) {
        return new NotUnderstood(sentence, "Usage: " + entry.usage() + ", for example: " + entry.example(), List.of());
    }

    private record What(String cluster, Optional<String> node) {}
}
