package io.understudy.commands.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.watch.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One cluster as it stands. What was not found out is called unknown, never healthy and never 0. */
public final class StatusMessage {
    private StatusMessage() {}

    /** The time is when it is shown, for ages. */
    public static ChatMessage of(StatusReport report, Remembered remembered, Instant now) {
        return of(report, remembered, remembered.facts(now), now);
    }

    /** Of a look without the bot's memory, which alone knows the backups: says nothing about them. */
    public static ChatMessage ofOneLook(StatusReport report, Instant now) {
        return of(report, Remembered.NOTHING, List.of(), now);
    }

    private static ChatMessage of(StatusReport report, Remembered remembered, List<Part.Facts.Fact> more, Instant now) {
        List<Part.Facts.Fact> facts = new ArrayList<>(remembered.heldBack());
        facts.add(new Part.Facts.Fact("Primary", primaries(report)));
        facts.add(new Part.Facts.Fact("Checked", checked(report, now)));
        facts.addAll(more);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Facts(facts));
        parts.add(NodeTable.of(report, now));
        report.standing().forEach(diagnosis -> parts.add(new Part.Text(problem(diagnosis))));
        return new ChatMessage(
                cluster(report) + " · " + report.assessment().state(),
                StatusSentence.of(report, remembered.pauses(), now),
                StatusSentence.tone(report),
                parts,
                buttons(report),
                ChatMessage.Phase.FINAL);
    }

    private static String primaries(StatusReport report) {
        List<NodeObservation.Primary> primaries = report.assessment().view().primaries();
        return primaries.isEmpty()
                ? "none seen"
                : primaries.stream().map(StatusMessage::primary).collect(Collectors.joining(" AND "));
    }

    private static String primary(NodeObservation.Primary primary) {
        ServerFacts facts = primary.facts();
        return primary.node() + " · " + facts.version() + " · timeline " + facts.timeline() + " · up "
                + Figures.duration(Duration.between(facts.startedAt(), facts.clock()));
    }

    /** The age is the oldest answer's: a status is as old as its oldest part. */
    private static String checked(StatusReport report, Instant now) {
        Instant at = report.assessment().view().at();
        Instant oldest = report.assessment().view().nodes().stream()
                .map(NodeObservation::at)
                .min(Instant::compareTo)
                .orElse(at);
        return Figures.second(at) + " · data " + Figures.duration(Duration.between(oldest, now)) + " old";
    }

    private static String problem(Diagnosis diagnosis) {
        return diagnosis.severity() + ": " + diagnosis.sentence() + " " + diagnosis.doFirst();
    }

    private static List<Button> buttons(StatusReport report) {
        List<Button> buttons = new ArrayList<>();
        String again = CommandCatalogue.PREFIX + " " + Verb.STATUS.words() + " " + cluster(report);
        buttons.add(new Button("Refresh", Button.Style.NORMAL, new Action.Refresh(again)));
        report.assessment().standbys().stream()
                .filter(standby -> standby.state() == StandbyState.PAUSED_BY_USER)
                .map(standby -> CommandsInText.onNode(Verb.RESUME, cluster(report), standby.node()))
                .forEach(buttons::add);
        report.standing()
                .forEach(diagnosis -> buttons.addAll(CommandsInText.buttons(diagnosis.cluster(), diagnosis.doFirst())));
        return buttons.stream().distinct().toList();
    }

    private static String cluster(StatusReport report) {
        return report.assessment().view().spec().name();
    }
}
