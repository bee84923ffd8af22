package io.understudy.commands.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.replication.plan.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns commands that are named in a sentence into buttons, in the order of the sentence. Node names are completed with
 * their cluster, so that a click means the same however many clusters there are.
 */
final class CommandsInText {
    private static final Map<Verb, String> ON_NODES = Map.of(
            Verb.START, "Start",
            Verb.REBUILD, "Rebuild",
            Verb.PROMOTE, "Promote",
            Verb.FENCE, "Fence",
            Verb.UNFENCE, "Unfence",
            Verb.RESTART, "Restart",
            Verb.RESUME, "Resume");
    private static final List<Verb> ON_CLUSTERS = List.of(Verb.STATUS, Verb.HISTORY, Verb.SLOTS);
    private static final Pattern COMMAND =
            Pattern.compile(CommandCatalogue.PREFIX + " ([a-z]+)(?: ((?:[a-z0-9][a-z0-9_-]*/)?[a-z0-9][a-z0-9_-]*))?");

    private CommandsInText() {}

    /** Every command on a node in the text. */
    static List<Button> buttons(String cluster, String text) {
        return found(cluster, text, false);
    }

    /** What was asked for, to be asked again. */
    static List<Button> again(Intent intent) {
        List<Button> known = buttons(intent.cluster(), intent.command());
        String qualified = intent.command()
                .replaceFirst(" " + intent.node() + "(?![^ /])", " " + intent.cluster() + "/" + intent.node());
        return known.isEmpty()
                ? List.of(new Button("Ask again…", Button.Style.NORMAL, new Action.Run(qualified)))
                : known;
    }

    /** Those, and commands about the cluster as a whole. */
    static List<Button> anyButton(String cluster, String text) {
        return found(cluster, text, true);
    }

    /** A command on a node as a button; the three dots say that it asks before it does anything. */
    static Button onNode(Verb verb, String cluster, String node) {
        return new Button(ON_NODES.get(verb) + " " + node + "…", Button.Style.NORMAL, run(verb, cluster + "/" + node));
    }

    /** A command about a cluster that needs no approval, as a button. */
    static Button onCluster(Verb verb, String cluster) {
        String words = verb.words();
        String label = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + " " + cluster;
        return new Button(label, Button.Style.NORMAL, run(verb, cluster));
    }

    private static Action.Run run(Verb verb, String argument) {
        return new Action.Run(CommandCatalogue.PREFIX + " " + verb.words() + " " + argument);
    }

    private static List<Button> found(String cluster, String text, boolean clustersToo) {
        List<Button> buttons = new ArrayList<>();
        Matcher matcher = COMMAND.matcher(text);
        while (matcher.find()) {
            String words = matcher.group(1);
            Optional<String> node = Optional.ofNullable(matcher.group(2));
            node.ifPresent(name -> ON_NODES.keySet().stream()
                    .filter(verb -> verb.words().equals(words))
                    .map(verb -> onNode(verb, cluster, name.substring(name.indexOf('/') + 1)))
                    .forEach(buttons::add));
            ON_CLUSTERS.stream()
                    .filter(verb -> clustersToo && verb.words().equals(words))
                    .map(verb -> onCluster(verb, cluster))
                    .forEach(buttons::add);
        }
        return buttons.stream().distinct().toList();
    }
}
