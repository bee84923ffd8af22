package io.understudy.commands.parse;

import io.understudy.commands.catalogue.CommandEntry;
import io.understudy.commands.parse.Reading.NotUnderstood;
import io.understudy.commands.parse.Reading.Understood;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the numbers of incidents and what follows them. A first word that is a number is the incident's. */
final class IncidentParser {
    private static final List<String> UNTIL = List.of("until", "till", "til");

    Reading number(CommandEntry entry, List<String> rest) {
        Optional<Long> incident = first(rest);
        if (incident.isEmpty() && !rest.isEmpty()) {
            return new NotUnderstood(
                    "'" + Harmless.echo(rest.get(0)) + "' is not the number of an incident.",
                    "Usage: " + entry.usage() + ", for example: " + entry.example(),
                    List.of());
        }
        return rest.size() > 1
                ? ArgumentParser.tooMuch(entry, rest.subList(1, rest.size()))
                : new Understood(new Command.OnIncident(entry.verb(), incident));
    }

    /** Without a time it is asked for one, if the person may do it at all. */
    Reading until(CommandEntry entry, List<String> rest) {
        Optional<Long> incident = first(rest);
        List<String> words = after(incident, rest);
        if (words.isEmpty()) {
            return new Understood(new Command.OnIncident(entry.verb(), incident));
        }
        return until(words)
                .<Reading>map(end -> new Understood(new Command.Quiet(entry.verb(), incident, end)))
                .orElseGet(() -> new NotUnderstood(
                        "'" + Harmless.echo(String.join(" ", words)) + "' is no length of time.",
                        "A length such as 90m, 4h or 1d follows, or 'until 09:00' (UTC). Usage: " + entry.usage(),
                        List.of()));
    }

    Reading note(CommandEntry entry, List<String> rest) {
        Optional<Long> incident = first(rest);
        String text = String.join(" ", after(incident, rest));
        return text.isBlank()
                ? new NotUnderstood("A note needs words.", "For example: " + entry.example(), List.of())
                : new Understood(new Command.Note(incident, Harmless.visible(text)));
    }

    private static Optional<Until> until(List<String> words) {
        List<String> plain =
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        boolean spelled = !plain.isEmpty() && plain.get(0).equals("for");
        List<String> length = spelled ? plain.subList(1, plain.size()) : plain;
        if (!plain.isEmpty() && UNTIL.contains(plain.get(0))) {
            List<String> time = plain.subList(1, plain.size());
            return When.read(time).filter(read -> read.words() == time.size()).map(read -> new Until.Till(read.when()));
        }
        return length.isEmpty() || length.size() > 2
                ? Optional.empty()
                : HowLong.read(String.join("", length)).map(Until.Lasting::new);
    }

    private static Optional<Long> first(List<String> rest) {
        return rest.isEmpty() ? Optional.empty() : RequestParser.number(rest.get(0));
    }

    private static List<String> after(Optional<Long> incident, List<String> rest) {
        return incident.isPresent() ? rest.subList(1, rest.size()) : rest;
    }
}
