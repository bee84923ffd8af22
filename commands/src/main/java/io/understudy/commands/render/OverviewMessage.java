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
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All clusters at a glance: the worst first, one line each, and buttons for those that are not well. */
public final class OverviewMessage {
    /** A hundred names are no sentence, and no row of buttons. */
    private static final int MOST_NAMED = 5;

    /** From the worst to the best; what cannot be judged may be anything. */
    private static final List<ClusterState> ORDER = List.of(
            ClusterState.SPLIT_BRAIN,
            ClusterState.NO_PRIMARY,
            ClusterState.UNKNOWN,
            ClusterState.BOT_CUT_OFF,
            ClusterState.DEGRADED,
            ClusterState.HEALTHY);

    private OverviewMessage() {}

    /**
     * Of at least one report.
     *
     * @param recoveries by cluster; empty: nothing is known of backups here
     * @param now when it is shown
     */
    public static ChatMessage of(List<StatusReport> reports, Map<String, Recovery> recoveries, Instant now) {
        List<StatusReport> sorted = reports.stream()
                .sorted(Comparator.comparing((StatusReport report) ->
                                ORDER.indexOf(report.assessment().state()))
                        .thenComparing(OverviewMessage::isWell))
                .toList();
        List<StatusReport> unwell =
                sorted.stream().filter(report -> !isWell(report)).toList();
        int well = reports.size() - unwell.size();
        return new ChatMessage(
                "All clusters · " + well + " of " + reports.size() + " well",
                unwell.isEmpty()
                        ? "All " + reports.size() + " clusters are well."
                        : well + " of " + reports.size() + " clusters are well. Not well: " + names(unwell) + ".",
                tone(reports),
                List.of(table(sorted, recoveries, now)),
                buttons(unwell),
                ChatMessage.Phase.FINAL);
    }

    private static Part.Table table(List<StatusReport> sorted, Map<String, Recovery> recoveries, Instant now) {
        List<String> columns = recoveries.isEmpty()
                ? List.of("Cluster", "State", "In words")
                : List.of("Cluster", "State", "Newest backup", "In words");
        return new Part.Table(
                columns,
                sorted.stream().map(report -> row(report, recoveries, now)).toList());
    }

    private static List<String> row(StatusReport report, Map<String, Recovery> recoveries, Instant now) {
        List<String> row = new ArrayList<>();
        row.add(name(report));
        row.add(report.assessment().state().name());
        if (!recoveries.isEmpty()) {
            row.add(recoveries.getOrDefault(name(report), Recovery.NOTHING).brief(now));
        }
        row.add(StatusSentence.of(report, List.of(), now));
        return row;
    }

    private static List<Button> buttons(List<StatusReport> unwell) {
        String status = CommandCatalogue.PREFIX + " " + Verb.STATUS.words() + " all";
        List<Button> buttons = new ArrayList<>();
        buttons.add(new Button("Refresh", Button.Style.NORMAL, new Action.Refresh(status)));
        unwell.stream()
                .limit(MOST_NAMED)
                .map(report -> CommandsInText.onCluster(Verb.STATUS, name(report)))
                .forEach(buttons::add);
        return buttons;
    }

    private static Tone tone(List<StatusReport> reports) {
        return reports.stream().map(StatusSentence::tone).max(Tone::compareTo).orElse(Tone.NEUTRAL);
    }

    private static String names(List<StatusReport> unwell) {
        String named = String.join(
                ", ",
                unwell.stream().limit(MOST_NAMED).map(OverviewMessage::name).toList());
        return unwell.size() > MOST_NAMED ? named + " and " + (unwell.size() - MOST_NAMED) + " more" : named;
    }

    private static boolean isWell(StatusReport report) {
        return report.assessment().state() == ClusterState.HEALTHY
                && report.standing().isEmpty();
    }

    private static String name(StatusReport report) {
        return report.assessment().view().spec().name();
    }
}
