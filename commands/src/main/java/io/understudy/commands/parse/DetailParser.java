package io.understudy.commands.parse;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.CommandEntry;
import io.understudy.commands.catalogue.NodeNames;
import io.understudy.commands.parse.Reading.NotUnderstood;
import io.understudy.commands.parse.Reading.Understood;
import io.understudy.replication.plan.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads verbs that say more of their node than a reason. The words of the detail are taken out, and the rest is read
 * like every command on a node.
 */
final class DetailParser {
    private static final Duration USUAL_PAUSE = Duration.ofHours(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    /** Source: PostgreSQL manual, "Replication Slots"; no other name can be in a server. */
    private static final Pattern SLOT = Pattern.compile("[a-z0-9_]{1,63}");

    private final NodeNames names;
    private final ArgumentParser arguments;

    DetailParser(NodeNames names, ArgumentParser arguments) {
        this.names = names;
        this.arguments = arguments;
    }

    /** {@code db3 of db2}; without an upstream the primary is meant. */
    Reading follow(CommandEntry entry, List<String> rest) {
        if (!says(rest, List.of("of", "from"))) {
            return change(
                    entry,
                    rest,
                    node -> new Intent.Follow(node.cluster(), node.node(), Optional.empty(), node.reason()));
        }
        if (rest.size() < 3) {
            return asked(entry, "Which upstream? Nothing follows '" + Harmless.echo(rest.get(1)) + "'.");
        }
        Reading reading = arguments.node(entry, without(rest, 1, 3));
        if (!(reading instanceof Understood understood)) {
            return reading;
        }
        Command.OnNode node = (Command.OnNode) understood.command();
        List<NodeNames.Found> upstream = names.find(ArgumentParser.name(rest.get(2))).stream()
                .filter(one -> one.cluster().equals(node.cluster()))
                .toList();
        return upstream.isEmpty()
                ? ArgumentParser.unknown("node of " + node.cluster(), entry, rest.get(2), names.of(node.cluster()))
                : new Understood(new Command.Change(
                        entry.verb(),
                        new Intent.Follow(
                                node.cluster(),
                                node.node(),
                                Optional.of(upstream.get(0).node()),
                                node.reason())));
    }

    /** {@code db2 for 30min}; an hour if nothing is said. */
    Reading pause(CommandEntry entry, List<String> rest) {
        if (!says(rest, List.of("for"))) {
            return pausing(entry, rest, USUAL_PAUSE);
        }
        Optional<Duration> oneWord = rest.size() > 2 ? HowLong.read(rest.get(2)) : Optional.empty();
        Optional<Duration> twoWords = rest.size() > 3 ? HowLong.read(rest.get(2) + rest.get(3)) : Optional.empty();
        Optional<Duration> length = oneWord.or(() -> twoWords);
        if (length.isEmpty()) {
            return asked(entry, "For how long? A pause has an end, for example 30min or 2h.");
        }
        if (length.get().compareTo(SHORTEST_PAUSE) < 0 || length.get().compareTo(LONGEST_PAUSE) > 0) {
            return asked(entry, "A pause lasts from 1 minute to 24 hours.");
        }
        return pausing(entry, without(rest, 1, oneWord.isPresent() ? 3 : 4), length.get());
    }

    private Reading pausing(CommandEntry entry, List<String> rest, Duration length) {
        return change(entry, rest, node -> new Intent.PauseReplay(node.cluster(), node.node(), length, node.reason()));
    }

    /** {@code db1/old_slot} or {@code orders/db1/old_slot}. */
    Reading slot(CommandEntry entry, List<String> rest) {
        String typed = rest.isEmpty() ? "" : ArgumentParser.name(rest.get(0));
        int slash = typed.lastIndexOf('/');
        if (slash < 0) {
            return asked(entry, "Which slot of which node? Both are named, with a slash between.");
        }
        String slot = typed.substring(slash + 1);
        if (!SLOT.matcher(slot).matches()) {
            return asked(
                    entry,
                    "'" + Harmless.echo(slot) + "' is no slot's name: those have 1 to 63 lower-case letters, digits"
                            + " and '_'.");
        }
        List<String> words = new ArrayList<>(rest);
        words.set(0, typed.substring(0, slash));
        return change(entry, words, node -> new Intent.DropSlot(node.cluster(), node.node(), slot, node.reason()));
    }

    private Reading change(CommandEntry entry, List<String> rest, Function<Command.OnNode, Intent> intent) {
        Reading reading = arguments.node(entry, rest);
        return reading instanceof Understood understood
                ? new Understood(new Command.Change(entry.verb(), intent.apply((Command.OnNode) understood.command())))
                : reading;
    }

    private static boolean says(List<String> rest, List<String> preposition) {
        return rest.size() > 1 && preposition.contains(rest.get(1).toLowerCase(Locale.ROOT));
    }

    private static List<String> without(List<String> words, int from, int to) {
        List<String> left = new ArrayList<>(words);
        left.subList(from, to).clear();
        return left;
    }

    private static NotUnderstood asked(CommandEntry entry, String sentence) {
        return new NotUnderstood(
                sentence,
                "Usage: " + entry.usage() + ". "
                        + (entry.argument() == CommandEntry.Argument.SLOT
                                ? CommandCatalogue.PREFIX + " slots shows them."
                                : "For example: " + entry.example()),
                List.of());
    }
}
