package io.understudy.commands.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.watch.StatusReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All clusters at a glance, one line each. */
public final class OverviewMessage {
    private OverviewMessage() {}

    /** Of at least one report; the time is when it is shown. */
    public static ChatMessage of(List<StatusReport> reports, Instant now) {
        long well = reports.stream().filter(OverviewMessage::isWell).count();
        List<List<String>> rows = reports.stream()
                .map(report -> List.of(
                        name(report), report.assessment().state().name(), StatusSentence.of(report, List.of(), now)))
                .toList();
        return new ChatMessage(
                "All clusters · " + well + " of " + reports.size() + " well",
                well == reports.size()
                        ? "All " + reports.size() + " clusters are well."
                        : well + " of " + reports.size() + " clusters are well. Not well: " + unwell(reports) + ".",
                tone(reports),
                List.of(new Part.Table(List.of("Cluster", "State", "In words"), rows)),
                buttons(reports),
                ChatMessage.Phase.FINAL);
    }

    private static List<Button> buttons(List<StatusReport> reports) {
        String status = CommandCatalogue.PREFIX + " " + Verb.STATUS.words();
        List<Button> buttons = new ArrayList<>();
        buttons.add(new Button("Refresh", Button.Style.NORMAL, new Action.Refresh(status)));
        reports.stream()
                .filter(report -> !isWell(report))
                .forEach(report -> buttons.add(CommandsInText.onCluster(Verb.STATUS, name(report))));
        return buttons;
    }

    private static Tone tone(List<StatusReport> reports) {
        return reports.stream()
                .map(report -> StatusSentence.tone(report.assessment().state()))
                .max(Tone::compareTo)
                .orElse(Tone.NEUTRAL);
    }

    private static String unwell(List<StatusReport> reports) {
        return String.join(
                ", ",
                reports.stream()
                        .filter(report -> !isWell(report))
                        .map(OverviewMessage::name)
                        .toList());
    }

    private static boolean isWell(StatusReport report) {
        return report.assessment().state() == ClusterState.HEALTHY;
    }

    private static String name(StatusReport report) {
        return report.assessment().view().spec().name();
    }
}
