package io.understudy.commands.parse;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.CommandEntry;
import io.understudy.commands.catalogue.NodeNames;
import io.understudy.commands.parse.Reading.NotUnderstood;
import io.understudy.commands.parse.Reading.Understood;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads which backup is meant: nothing that is not shaped like an id goes on from here, since an id is also a directory's
 * name. Whether there is such a backup, the catalogue knows.
 */
record BackupParser(NodeNames names, ArgumentParser arguments) {
    private static final Pattern ID = Pattern.compile("(?:(.+)-)?(\\d{8})t(\\d{6})z");
    private static final List<String> NEWEST = List.of("newest", "latest", "last");

    /** A cluster, a backup, both or none. */
    Reading any(CommandEntry entry, List<String> rest) {
        return rest.size() > 2
                ? ArgumentParser.tooMuch(entry, rest.subList(2, rest.size()))
                : what(entry, rest, "");
    }

    /** A backup, perhaps its cluster before it and a reason behind it. */
    Reading pin(CommandEntry entry, List<String> rest) {
        int reason = reasonAt(rest);
        List<String> named = rest.subList(0, reason);
        if (named.isEmpty() || (named.size() == 1 && isCluster(named.get(0)))) {
            return new NotUnderstood(
                    "Which backup? Its id follows, or 'newest'.",
                    CommandCatalogue.PREFIX + " backup list shows them. Usage: " + entry.usage(),
                    List.of());
        }
        if (named.size() > 2) {
            return ArgumentParser.tooMuch(entry, named.subList(2, named.size()));
        }
        String words = reason < rest.size() ? String.join(" ", rest.subList(reason + 1, rest.size())) : "";
        return what(entry, named, Harmless.shortened(words, ArgumentParser.LONGEST_REASON));
    }

    private static int reasonAt(List<String> rest) {
        for (int i = 0; i < rest.size(); i++) {
            if (ArgumentParser.REASONS.contains(rest.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return rest.size();
    }

    private Reading what(CommandEntry entry, List<String> rest, String reason) {
        if (rest.size() == 2) {
            Reading cluster = arguments.cluster(entry, rest.subList(0, 1));
            return cluster instanceof Understood understood
                    ? backup(entry, cluster(understood), rest.get(1), reason)
                    : cluster;
        }
        if (rest.isEmpty() || isCluster(rest.get(0))) {
            return ofItsCluster(arguments.cluster(entry, rest), entry, Optional.empty(), reason);
        }
        String typed = ArgumentParser.name(rest.get(0));
        Matcher id = ID.matcher(typed);
        if (id.matches() && id.group(1) != null) {
            return names.clusters().contains(id.group(1))
                    ? backup(entry, id.group(1), typed, reason)
                    : ArgumentParser.unknown("cluster", entry, id.group(1), names.clusters());
        }
        if (id.matches() || NEWEST.contains(typed)) {
            Reading cluster = arguments.cluster(entry, List.of());
            return cluster instanceof Understood understood
                    ? backup(entry, cluster(understood), typed, reason)
                    : cluster;
        }
        return noId(entry, rest.get(0));
    }

    private Reading backup(CommandEntry entry, String cluster, String word, String reason) {
        String typed = ArgumentParser.name(word);
        if (NEWEST.contains(typed)) {
            return understood(entry, cluster, Optional.empty(), reason);
        }
        Matcher id = ID.matcher(typed);
        if (!id.matches()) {
            return noId(entry, word);
        }
        if (id.group(1) != null && !id.group(1).equals(cluster)) {
            return new NotUnderstood(
                    "'" + Harmless.echo(typed) + "' is no backup of " + cluster + ".",
                    "An id begins with its cluster's name; the cluster may be left out before it. Usage: "
                            + entry.usage(),
                    List.of());
        }
        return understood(
                entry, cluster, Optional.of(cluster + "-" + id.group(2) + "T" + id.group(3) + "Z"), reason);
    }

    private static Reading ofItsCluster(
            Reading reading, CommandEntry entry, Optional<String> backup, String reason) {
        return reading instanceof Understood understood
                ? understood(entry, cluster(understood), backup, reason)
                : reading;
    }

    private static Reading understood(CommandEntry entry, String cluster, Optional<String> backup, String reason) {
        return new Understood(new Command.OnBackup(entry.verb(), cluster, backup, reason));
    }

    private static String cluster(Understood understood) {
        return ((Command.OnClusters) understood.command()).clusters().get(0);
    }

    private boolean isCluster(String word) {
        return names.clusters().contains(ArgumentParser.name(word));
    }

    private Reading noId(CommandEntry entry, String word) {
        NotUnderstood unknown = (NotUnderstood)
                ArgumentParser.unknown("cluster or backup", entry, word, names.clusters());
        return new NotUnderstood(
                unknown.sentence(),
                "A backup's id looks like " + names.clusters().get(0) + "-20261120T031000Z; "
                        + CommandCatalogue.PREFIX + " backup list shows them. Usage: " + entry.usage(),
                entry.argument().mayBeLeftOut() ? unknown.instead() : List.of());
    }
}
