package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.parse.Harmless;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.operate.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is left of an incident that is over: a report in Markdown, for those who were not there. */
public final class IncidentReport {
    private IncidentReport() {}

    /** The report as a file in the incident's thread. */
    public static ChatMessage message(IncidentStory story) {
        Incident incident = story.incident();
        return new ChatMessage(
                incident.cluster() + " · report · incident " + incident.id(),
                "The report of incident " + incident.id() + ": "
                        + story.timeline().size() + " timeline lines, "
                        + story.operations().size() + (story.operations().size() == 1 ? " request." : " requests.")
                        + " Notes that are added later go into it too.",
                Tone.NEUTRAL,
                List.of(file(story)),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    public static Part.File file(IncidentStory story) {
        Incident incident = story.incident();
        return new Part.File(
                "incident-" + incident.id() + "-" + incident.cluster() + ".md",
                "text/markdown",
                markdown(story),
                "What happened, when, who decided what, data loss and times, as Markdown");
    }

    /** Lines end with a newline; times are UTC. */
    static String markdown(IncidentStory story) {
        List<String> lines = new ArrayList<>();
        head(story, lines);
        times(story, lines);
        timeline(story, lines);
        operations(story, lines);
        loss(story, lines);
        questions(story, lines);
        return String.join("\n", lines) + "\n";
    }

    private static void head(IncidentStory story, List<String> lines) {
        Incident incident = story.incident();
        lines.add("# Incident " + incident.id() + ": " + plain(IncidentWords.named(incident)));
        lines.add("");
        lines.add("- Cluster: " + incident.cluster()
                + incident.node().map(node -> ", node " + node).orElse(""));
        lines.add("- Severity: " + incident.severity() + ", alert "
                + incident.alert().number() + " ("
                + incident.alert().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
        lines.add("- Seen: from " + Figures.daySecond(story.beganAt()) + " to "
                + Figures.daySecond(incident.lastSeenAt()) + ", "
                + IncidentWords.seen(incident).replaceFirst(",.*", ""));
        lines.add("- End: " + end(incident));
        lines.add("- Impact: " + plain(Impact.of(incident)));
        section("What happened", lines);
        incident.signs().forEach(sign -> lines.add("- " + plain(sign)));
    }

    private static String end(Incident incident) {
        String when = incident.closedAt().map(Figures::daySecond).orElse("not yet");
        return incident.closedAt().isEmpty()
                ? when
                : incident.attention()
                                .resolvedBy()
                                .map(by -> "closed by hand by " + by.name())
                                .orElse("healed")
                        + ", " + when;
    }

    /** Each with what it means, since every team counts otherwise. */
    private static void times(IncidentStory story, List<String> lines) {
        Incident incident = story.incident();
        section("Times", lines);
        lines.add("| Time to | Took | Counted |");
        lines.add("|---|---|---|");
        lines.add(row(
                "detect",
                since(story.beganAt(), story.toldAt()),
                "from the first sign of it until people could read of it"));
        lines.add(row(
                "decide",
                since(story.toldAt().orElse(incident.openedAt()), story.decidedAt()),
                "from then until somebody acknowledged it or approved a change"));
        lines.add(row(
                "restore",
                since(story.beganAt(), story.goneAt()),
                "from the first sign until the last one, or until it was closed by hand"));
    }

    private static String since(Instant from, Optional<Instant> to) {
        return to.map(end -> Figures.duration(Duration.between(from, end))).orElse("never");
    }

    private static void timeline(IncidentStory story, List<String> lines) {
        section("Timeline (UTC)", lines);
        lines.add("| When | Who | What | In words |");
        lines.add("|---|---|---|---|");
        for (TimelineEntry entry : story.timeline()) {
            lines.add(row(
                    Figures.daySecond(entry.at()),
                    entry.by().map(person -> person.name()).orElse("Understudy"),
                    entry.kind().name().toLowerCase(Locale.ROOT),
                    entry.text()));
        }
    }

    private static void operations(IncidentStory story, List<String> lines) {
        section("Changes", lines);
        if (story.operations().isEmpty()) {
            lines.add("No change was asked for.");
            return;
        }
        lines.add("| Request | What | Asked by | Approved by | Outcome |");
        lines.add("|---|---|---|---|---|");
        story.operations()
                .forEach(one -> lines.add(row(
                        Long.toString(one.id()),
                        PlanWords.headline(one.plan()),
                        one.requester().name() + reason(one),
                        one.approvals() == 0 ? "nobody" : OperationSentence.approvers(one),
                        OperationSentence.of(one))));
    }

    private static String reason(Operation operation) {
        String why = operation.plan().intent().reason();
        return why.isBlank() ? "" : " (\"" + why + "\")";
    }

    /** Only what was carried out can have lost anything. */
    private static void loss(IncidentStory story, List<String> lines) {
        section("Data loss", lines);
        List<Operation> done = story.operations().stream()
                .filter(Operation::pastPointOfNoReturn)
                .toList();
        if (done.isEmpty()) {
            lines.add("No change went past a point where data could be lost.");
        }
        done.forEach(one -> lines.add(
                "- Request " + one.id() + ": " + plain(one.plan().loss().sentence()) + "."));
    }

    private static void questions(IncidentStory story, List<String> lines) {
        section("Open questions", lines);
        List<String> open = OpenQuestions.of(story);
        open.forEach(question -> lines.add("- " + plain(question)));
        if (open.isEmpty()) {
            lines.add("None that Understudy knows of.");
        }
    }

    private static void section(String title, List<String> lines) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
    }

    private static String row(String... cells) {
        List<String> plain = new ArrayList<>();
        for (String cell : cells) {
            plain.add(plain(cell));
        }
        return "| " + String.join(" | ", plain) + " |";
    }

    /** Words of people and servers must not become headings, links, tables or markup of the report. */
    private static String plain(String text) {
        return Harmless.visible(text).replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
    }
}
