package io.understudy.commands.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.runbook.Finding;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.runbook.RunbookStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The runbook of an incident's cause: each step with what was found, and what can be done from here. */
public final class RunbookMessage {
    private static final String TROUBLE = "✗ TROUBLE";
    private static final String BETWEEN = " · ";
    private static final Pattern A_TROUBLE = Pattern.compile("[0-9]+\\. " + TROUBLE + BETWEEN);
    private static final int LABEL = 75;
    /** More buttons are no choice any more; what is left out stands in the steps' own words. */
    private static final int MOST_COMMANDS = 8;

    private RunbookMessage() {}

    /** While servers and machines are asked. */
    public static ChatMessage working(Incident incident) {
        return new ChatMessage(
                title(incident),
                "Looking for the cause, this takes up to 20 s: " + IncidentWords.named(incident),
                Tone.NEUTRAL,
                List.of(),
                List.of(),
                Phase.WORKING);
    }

    public static ChatMessage of(Incident incident, Investigation found) {
        List<RunbookStep> steps = found.steps();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            parts.addAll(parts(i + 1, steps.get(i)));
        }
        parts.add(new Part.Text(last(incident, steps)));
        parts.add(new Part.Input("Note for the timeline", "what you saw or did"));
        return new ChatMessage(
                title(incident) + " · " + found.runbook().name().replace('_', ' '),
                summary(incident, found),
                troubles(steps).findAny().isPresent() ? Tone.WARNING : Tone.NEUTRAL,
                parts,
                buttons(incident, steps),
                Phase.FINAL);
    }

    private static String last(Incident incident, List<RunbookStep> steps) {
        if (!incident.isOpen()) {
            return "It is over.";
        }
        return steps.stream().allMatch(step -> step.finding() instanceof Finding.Fine)
                ? "The incident closes by itself when that has lasted."
                : "Do first: " + incident.doFirst();
    }

    /** Of what was found, the last trouble: later steps look closer. Empty while nothing was found. */
    public static Optional<String> cause(ChatMessage found) {
        return found.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .map(A_TROUBLE::matcher)
                .filter(Matcher::lookingAt)
                .map(trouble -> trouble.replaceFirst(""))
                .reduce((one, later) -> later);
    }

    /** What was found, once the incident is over. */
    public static ChatMessage over(ChatMessage found) {
        List<Button> notes = found.buttons().stream()
                .filter(button -> button.action() instanceof Action.Note)
                .toList();
        return new ChatMessage(found.title(), found.text(), Tone.NEUTRAL, found.parts(), notes, Phase.FINAL);
    }

    private static String title(Incident incident) {
        return incident.cluster() + " · runbook · incident " + incident.id();
    }

    private static String summary(Incident incident, Investigation found) {
        long troubles = troubles(found.steps()).count();
        long unknown = found.steps().stream()
                .filter(step -> step.finding() instanceof Finding.Unknown)
                .count();
        String first = troubles(found.steps())
                .map(step -> " " + step.finding().text())
                .findFirst()
                .orElse(unknown > 0 ? " The cause was not found." : " Now nothing is in trouble any more.");
        return IncidentWords.named(incident) + " " + found.steps().size() + " steps looked at by "
                + Figures.second(found.at()) + ": " + troubles + " in trouble, " + unknown + " unknown." + first;
    }

    private static Stream<RunbookStep> troubles(List<RunbookStep> steps) {
        return steps.stream().filter(step -> step.finding() instanceof Finding.Trouble);
    }

    private static List<Part> parts(int number, RunbookStep step) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Text(number + ". " + mark(step.finding()) + BETWEEN + step.title() + ": "
                + step.finding().text()));
        step.excerpt()
                .ifPresent(output -> parts.add(
                        new Part.Code("Output of the server, " + output.source(), String.join("\n", output.lines()))));
        return parts;
    }

    /** A symbol, and the same as a word. */
    static String mark(Finding finding) {
        if (finding instanceof Finding.Fine) {
            return "✓ FINE";
        }
        if (finding instanceof Finding.Trouble) {
            return TROUBLE;
        }
        return finding instanceof Finding.Unknown ? "? UNKNOWN" : "→ BY HAND";
    }

    private static List<Button> buttons(Incident incident, List<RunbookStep> steps) {
        if (!incident.isOpen()) {
            return List.of(IncidentButtons.note(incident.id()));
        }
        Stream<Button> commands = steps.stream()
                .flatMap(step -> step.commands().stream())
                .distinct()
                .limit(MOST_COMMANDS)
                .map(RunbookMessage::command);
        return Stream.concat(
                        commands,
                        Stream.of(
                                IncidentButtons.runbook("Check again", incident.id()),
                                IncidentButtons.note(incident.id())))
                .toList();
    }

    /** Whatever changes something asks for its approval first. */
    private static Button command(String command) {
        String words = command.replaceFirst("^" + CommandCatalogue.PREFIX + " ", "");
        String label = words.length() > LABEL ? words.substring(0, LABEL - 1) + "…" : words;
        return new Button(
                Character.toUpperCase(label.charAt(0)) + label.substring(1),
                Button.Style.NORMAL,
                new Action.Run(command));
    }
}
