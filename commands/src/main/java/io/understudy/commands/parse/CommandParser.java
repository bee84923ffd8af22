package io.understudy.commands.parse;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.CommandEntry;
import io.understudy.commands.catalogue.NodeNames;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.parse.Reading.NotUnderstood;
import io.understudy.commands.parse.Reading.Understood;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what people type. Never throws, whatever the text. */
public final class CommandParser {
    /** The longest text that is read, in characters. */
    static final int LONGEST = 1_000;

    /** A button's label has room for so much. */
    private static final int LONGEST_OFFER = 60;

    private static final int MOST_OFFERED = 4;

    private static final String SEE_HELP = "/replica help shows what can be asked.";

    private final CommandCatalogue catalogue;
    private final NodeNames names;
    private final ArgumentParser arguments;
    private final DetailParser details;
    private final RequestParser requests;
    private final WindowParser windows;
    private final IncidentParser incidents = new IncidentParser();
    private final SpanParser spans;
    private final BackupParser backups;

    /** Takes the names of the nodes of each declared cluster. */
    public CommandParser(CommandCatalogue catalogue, Map<String, List<String>> nodes) {
        this(catalogue, nodes, Optional.empty());
    }

    /**
     * Of what is typed in a channel.
     *
     * @param usual the cluster that is meant there where a command leaves it out
     */
    public CommandParser(CommandCatalogue catalogue, Map<String, List<String>> nodes, Optional<String> usual) {
        this.catalogue = catalogue;
        this.names = new NodeNames(nodes);
        this.arguments = new ArgumentParser(names, usual);
        this.details = new DetailParser(names, arguments);
        this.requests = new RequestParser(names, arguments);
        this.windows = new WindowParser(names);
        this.spans = new SpanParser(arguments);
        this.backups = new BackupParser(names, arguments);
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
            case CLUSTER, CLUSTER_OR_ALL -> arguments.cluster(entry, rest);
            case FOLLOW -> details.follow(entry, rest);
            case PAUSE -> details.pause(entry, rest);
            case SLOT -> details.slot(entry, rest);
            case CLUSTER_AND_REQUEST -> requests.ofACluster(entry, rest);
            case CLUSTER_AND_SPAN -> spans.ofACluster(entry, rest);
            case REQUEST -> requests.any(entry, rest);
            case BACKUP -> backups.any(entry, rest);
            case PIN -> backups.pin(entry, rest);
            case NODE, NODE_AT -> arguments.node(entry, rest);
            case INCIDENT -> incidents.number(entry, rest);
            case INCIDENT_UNTIL -> incidents.until(entry, rest);
            case NOTE -> incidents.note(entry, rest);
            case WINDOW -> windows.begun(entry, rest);
            case CLUSTER_OR_NODE -> windows.ended(entry, rest);
            case PLANNED -> planned(entry, rest);
            case COMMAND -> help(rest);
            case NOTHING ->
                rest.isEmpty() ? new Understood(new Command.Bare(entry.verb())) : ArgumentParser.tooMuch(entry, rest);
        };
    }

    /** The words after it are a command of their own. */
    private Reading planned(CommandEntry entry, List<String> rest) {
        if (rest.isEmpty()) {
            return new NotUnderstood(
                    "Plan what? A whole command follows.", "For example: " + entry.example(), List.of());
        }
        Reading reading = parse(String.join(" ", rest));
        if (!(reading instanceof Understood understood)) {
            return reading;
        }
        boolean change = understood.command() instanceof Command.OnNode
                || understood.command() instanceof Command.AtATime
                || understood.command() instanceof Command.Change;
        return change
                ? new Understood(new Command.DryRun(understood.command()))
                : new NotUnderstood(
                        "'" + understood.command().verb().words()
                                + "' is not planned: it changes nothing in a cluster.",
                        "Planned are changes of a node, for example: " + entry.example(),
                        List.of());
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
                .max(Comparator.comparing(entry -> entry.verb().words().length()));
    }

    private Reading unknownVerb(List<String> words) {
        String typed = words.get(0);
        List<String> verbs =
                catalogue.entries().stream().map(entry -> entry.verb().words()).toList();
        List<String> continued = verbs.stream()
                .filter(verb -> verb.startsWith(typed.toLowerCase(Locale.ROOT) + " "))
                .toList();
        if (!continued.isEmpty()) {
            List<String> whole =
                    continued.stream().flatMap(verb -> offered(verb).stream()).toList();
            return unclear(typed, String.join("' or '", continued), whole);
        }
        return Spelling.nearest(typed.toLowerCase(Locale.ROOT), verbs)
                .map(near -> unclear(typed, near, meant(near, words)))
                .orElseGet(() -> new NotUnderstood(
                        "There is no command '" + Harmless.echo(typed) + "'.", SEE_HELP, List.of("/replica help")));
    }

    private static NotUnderstood unclear(String typed, String meant, List<String> offered) {
        return new NotUnderstood(
                "There is no command '" + Harmless.echo(typed) + "'. Did you mean '" + meant + "'?", SEE_HELP, offered);
    }

    /** The same words with the right verb, if that is a whole command; a reason is not carried along. */
    private List<String> meant(String verb, List<String> words) {
        List<String> arguments = words.subList(1, words.size()).stream()
                .takeWhile(word -> !ArgumentParser.REASONS.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        List<String> tried = arguments.isEmpty()
                ? names.shortest().stream().limit(MOST_OFFERED).toList()
                : List.of(String.join(" ", arguments));
        List<String> whole = tried.stream()
                .map(rest -> verb + " " + rest)
                .filter(text -> text.length() <= LONGEST_OFFER && parse(text) instanceof Understood)
                .map(text -> CommandCatalogue.PREFIX + " " + text)
                .toList();
        return arguments.isEmpty() && !offered(verb).isEmpty() ? offered(verb) : whole;
    }

    /** Only what is complete without an argument is offered as a whole command. */
    private List<String> offered(String words) {
        return catalogue.entries().stream()
                .filter(entry -> entry.argument().mayBeLeftOut())
                .map(CommandEntry::verb)
                .map(Verb::words)
                .filter(words::equals)
                .map(verb -> CommandCatalogue.PREFIX + " " + verb)
                .toList();
    }
}
