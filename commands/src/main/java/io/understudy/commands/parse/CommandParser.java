package io.understudy.commands.parse;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.CommandEntry;
import io.understudy.commands.catalogue.NodeNames;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.parse.Reading.NotUnderstood;
import io.understudy.commands.parse.Reading.Understood;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what people type. Never throws, whatever the text. */
public final class CommandParser {
    /** The longest text that is read, in characters. */
    static final int LONGEST = 1_000;

    private static final String SEE_HELP = "/replica help shows what can be asked.";

    private final CommandCatalogue catalogue;
    private final ArgumentParser arguments;

    /** Takes the names of the nodes of each declared cluster. */
    public CommandParser(CommandCatalogue catalogue, Map<String, List<String>> nodes) {
        this.catalogue = catalogue;
        this.arguments = new ArgumentParser(new NodeNames(nodes));
    }

    public Reading parse(String text) {
        if (text.length() > LONGEST) {
            return new NotUnderstood(
                    "A command has at most " + LONGEST + " characters, this one has " + text.length() + ".",
                    SEE_HELP,
                    List.of());
        }
        List<String> words = Typed.words(text);
        if (words.isEmpty()) {
            return new Understood(new Command.Help(Optional.empty()));
        }
        Optional<CommandEntry> entry = entry(words);
        return entry.map(known -> arguments(known, words)).orElseGet(() -> unknownVerb(words));
    }

    private Reading arguments(CommandEntry entry, List<String> words) {
        List<String> rest = words.subList(entry.verb().words().split(" ").length, words.size());
        return switch (entry.argument()) {
            case CLUSTER -> arguments.cluster(entry, rest);
            case NODE -> arguments.node(entry, rest);
            case COMMAND -> help(rest);
        };
    }

    private Reading help(List<String> rest) {
        List<String> words = Typed.words(String.join(" ", rest));
        if (words.isEmpty()) {
            return new Understood(new Command.Help(Optional.empty()));
        }
        return entry(words)
                .map(entry -> (Reading) new Understood(new Command.Help(Optional.of(entry.verb()))))
                .orElseGet(() -> unknownVerb(words));
    }

    private Optional<CommandEntry> entry(List<String> words) {
        String one = words.get(0).toLowerCase(Locale.ROOT);
        String two = words.size() > 1 ? one + " " + words.get(1).toLowerCase(Locale.ROOT) : one;
        return catalogue.entries().stream()
                .filter(entry ->
                        entry.verb().words().equals(one) || entry.verb().words().equals(two))
                .findFirst();
    }

    private Reading unknownVerb(List<String> words) {
        String typed = words.get(0);
        List<String> verbs =
                catalogue.entries().stream().map(entry -> entry.verb().words()).toList();
        List<String> continued = verbs.stream()
                .filter(verb -> verb.startsWith(typed.toLowerCase(Locale.ROOT) + " "))
                .toList();
        if (!continued.isEmpty()) {
            return unclear(typed, String.join("' or '", continued), continued);
        }
        return Spelling.nearest(typed.toLowerCase(Locale.ROOT), verbs)
                .map(near -> unclear(typed, near, offered(near)))
                .orElseGet(() -> new NotUnderstood(
                        "There is no command '" + Harmless.echo(typed) + "'.",
                        "There are " + String.join(", ", verbs) + ". " + SEE_HELP,
                        List.of()));
    }

    private static NotUnderstood unclear(String typed, String meant, List<String> offered) {
        return new NotUnderstood(
                "There is no command '" + Harmless.echo(typed) + "'. Did you mean '" + meant + "'?",
                SEE_HELP,
                offered.stream()
                        .map(verb -> CommandCatalogue.PREFIX + " " + verb)
                        .toList());
    }

    /** Only what is complete without an argument is offered as a whole command. */
    private List<String> offered(String words) {
        return catalogue.entries().stream()
                .filter(entry -> entry.argument() != CommandEntry.Argument.NODE)
                .map(CommandEntry::verb)
                .map(Verb::words)
                .filter(words::equals)
                .toList();
    }
}
