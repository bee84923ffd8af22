package io.understudy.commands.parse;

import io.understudy.commands.catalogue.CommandEntry;
import io.understudy.commands.catalogue.NodeNames;
import io.understudy.commands.parse.Reading.NotUnderstood;
import io.understudy.commands.parse.Reading.Understood;
import java.util.List;
import java.util.Optional;

/** Reads the numbers of requests. */
record RequestParser(NodeNames names, ArgumentParser arguments) {
    /** A number, or nothing where only one request can be meant. */
    Reading any(CommandEntry entry, List<String> rest) {
        if (rest.isEmpty()) {
            return about(entry, names.clusters(), Optional.empty());
        }
        if (rest.size() > 1) {
            return ArgumentParser.tooMuch(entry, rest.subList(1, rest.size()));
        }
        return number(rest.get(0))
                .map(request -> about(entry, names.clusters(), Optional.of(request)))
                .orElseGet(() -> new NotUnderstood(
                        "'" + Harmless.echo(rest.get(0)) + "' is not the number of a request.",
                        "Usage: " + entry.usage() + ", for example: " + entry.example(),
                        List.of()));
    }

    /** A cluster, a number, both or none. */
    Reading ofACluster(CommandEntry entry, List<String> rest) {
        Optional<Long> request = rest.isEmpty() ? Optional.empty() : number(rest.get(rest.size() - 1));
        if (request.isEmpty()) {
            return arguments.cluster(entry, rest);
        }
        List<String> before = rest.subList(0, rest.size() - 1);
        if (before.isEmpty()) {
            return about(entry, names.clusters(), request);
        }
        Reading cluster = arguments.cluster(entry, before);
        return cluster instanceof Understood understood && understood.command() instanceof Command.OnClusters in
                ? about(entry, in.clusters(), request)
                : cluster;
    }

    private static Reading about(CommandEntry entry, List<String> clusters, Optional<Long> request) {
        return new Understood(new Command.OnRequest(entry.verb(), clusters, request));
    }

    static Optional<Long> number(String word) {
        String digits = word.startsWith("#") ? word.substring(1) : word;
        return digits.matches("\\d{1,12}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}
