package io.understudy.commands.parse;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.CommandEntry;
import io.understudy.commands.catalogue.NodeNames;
import io.understudy.commands.parse.Reading.NotUnderstood;
import io.understudy.commands.parse.Reading.Understood;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what follows a verb. Names are accepted only when they are equal to declared ones. */
final class ArgumentParser {
    /** What a reason begins with. */
    static final List<String> REASONS = List.of("because", "reason", "reason:");

    static final int LONGEST_REASON = 300;

    /** Instead of a cluster's name, where several can be meant. */
    private static final String ALL = "all";

    private final NodeNames names;
    private final Optional<String> usual;

    ArgumentParser(NodeNames names, Optional<String> usual) {
        this.names = names;
        this.usual = usual;
    }

    Reading cluster(CommandEntry entry, List<String> rest) {
        if (rest.size() > 1) {
            return tooMuch(entry, rest.subList(1, rest.size()));
        }
        boolean severalToo = entry.argument() == CommandEntry.Argument.CLUSTER_OR_ALL;
        if (rest.size() == 1) {
            String name = name(rest.get(0));
            return severalToo && name.equals(ALL) ? all(entry) : namedCluster(entry, name);
        }
        if (usual.isPresent()) {
            return new Understood(new Command.OnClusters(entry.verb(), List.of(usual.get())));
        }
        return names.clusters().size() == 1 || severalToo
                ? all(entry)
                : new NotUnderstood(
                        "Which cluster? There are " + String.join(", ", names.clusters()) + ".",
                        "For example: " + entry.example(),
                        offer(entry, names.clusters()));
    }

    Reading node(CommandEntry entry, List<String> rest) {
        if (rest.isEmpty()) {
            return new NotUnderstood(
                    "Which node? There are " + String.join(", ", names.shortest()) + ".",
                    "For example: " + entry.example(),
                    List.of());
        }
        List<NodeNames.Found> found = names.find(name(rest.get(0)));
        if (found.size() > 1) {
            List<String> several =
                    found.stream().map(NodeNames.Found::qualified).toList();
            return new NotUnderstood(
                    "Which '" + found.get(0).node() + "'? There are " + String.join(", ", several) + ".",
                    "Name its cluster, for example: " + CommandCatalogue.PREFIX + " "
                            + entry.verb().words() + " " + several.get(0),
                    offer(entry, several));
        }
        return found.isEmpty()
                ? unknown("node", entry, rest.get(0), names.shortest())
                : withTime(entry, found.get(0), rest.subList(1, rest.size()));
    }

    private static Reading withTime(CommandEntry entry, NodeNames.Found node, List<String> rest) {
        boolean said = entry.argument() == CommandEntry.Argument.NODE_AT
                && !rest.isEmpty()
                && rest.get(0).equalsIgnoreCase("at");
        if (!said) {
            return withReason(entry, node, rest);
        }
        List<String> words = rest.subList(1, rest.size());
        Optional<When.Read> read = When.read(words);
        if (read.isEmpty()) {
            return new NotUnderstood(
                    "Nothing was done: '" + Harmless.echo(String.join(" ", words)) + "' does not begin with a time.",
                    "Times are UTC: 'at 02:00' is the next 02:00, 'at 2026-11-22 02:00' that one. Usage: "
                            + entry.usage(),
                    List.of());
        }
        Reading reading = withReason(entry, node, words.subList(read.get().words(), words.size()));
        return reading instanceof Understood understood
                ? new Understood(new Command.AtATime(
                        (Command.OnNode) understood.command(), read.get().when()))
                : reading;
    }

    private static Reading withReason(CommandEntry entry, NodeNames.Found node, List<String> rest) {
        if (rest.isEmpty()) {
            return new Understood(new Command.OnNode(entry.verb(), node.cluster(), node.node(), ""));
        }
        String first = rest.get(0).toLowerCase(Locale.ROOT);
        if (!REASONS.contains(first)) {
            return tooMuch(entry, rest);
        }
        String reason = String.join(" ", rest.subList(1, rest.size()));
        return new Understood(new Command.OnNode(
                entry.verb(), node.cluster(), node.node(), Harmless.shortened(reason, LONGEST_REASON)));
    }

    private Reading all(CommandEntry entry) {
        return new Understood(new Command.OnClusters(entry.verb(), names.clusters()));
    }

    private Reading namedCluster(CommandEntry entry, String typed) {
        return names.clusters().contains(typed)
                ? new Understood(new Command.OnClusters(entry.verb(), List.of(typed)))
                : unknown("cluster", entry, typed, names.clusters());
    }

    static Reading unknown(String kind, CommandEntry entry, String typed, List<String> known) {
        String start = "There is no " + kind + " '" + Harmless.echo(typed) + "'.";
        String hint = "Known: " + String.join(", ", known) + ".";
        return Spelling.nearest(name(typed), known)
                .map(near ->
                        new NotUnderstood(start + " Did you mean '" + near + "'?", hint, offer(entry, List.of(near))))
                .orElseGet(() -> new NotUnderstood(start, hint, List.of()));
    }

    static Reading tooMuch(CommandEntry entry, List<String> rest) {
        boolean reasonPossible = entry.usage().contains("because");
        return new NotUnderstood(
                "Nothing was done: '" + Harmless.echo(String.join(" ", rest)) + "' is not understood here.",
                (reasonPossible ? "A reason begins with 'because'. " : "") + "Usage: " + entry.usage(),
                List.of());
    }

    private static List<String> offer(CommandEntry entry, List<String> arguments) {
        return arguments.stream()
                .map(one -> CommandCatalogue.PREFIX + " " + entry.verb().words() + " " + one)
                .toList();
    }

    static String name(String word) {
        return Typed.unquoted(word).toLowerCase(Locale.ROOT);
    }
}
