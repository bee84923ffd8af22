package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.plan.PauseLease;
import io.understudy.replication.watch.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in one line whether all is well. */
final class StatusSentence {
    private StatusSentence() {}

    /** {@code pauses}: those that are known to be the bot's own. */
    static String of(StatusReport report, List<PauseLease> pauses, Instant now) {
        ClusterAssessment assessment = report.assessment();
        String name = assessment.view().spec().name();
        return switch (assessment.state()) {
            case HEALTHY ->
                worst(report)
                        .map(worst -> name + ": replication works. " + worst)
                        .orElseGet(() -> name + ": all is well. " + streaming(assessment));
            case DEGRADED -> name + ": " + degraded(report, pauses, now);
            default -> worst(report).orElse(name + ": " + assessment.state() + ", its state could not be judged.");
        };
    }

    static Tone tone(StatusReport report) {
        return switch (report.assessment().state()) {
            case HEALTHY -> report.standing().isEmpty() ? Tone.GOOD : Tone.WARNING;
            case DEGRADED, BOT_CUT_OFF, UNKNOWN -> Tone.WARNING;
            case NO_PRIMARY, SPLIT_BRAIN -> Tone.DANGER;
        };
    }

    private static String streaming(ClusterAssessment assessment) {
        List<AStandby> standbys = assessment.standbys();
        if (standbys.isEmpty()) {
            return "It has no standby.";
        }
        String from = assessment
                .primary()
                .map(primary -> " from " + primary.seen().node())
                .orElse("");
        if (standbys.size() == 1) {
            AStandby only = standbys.get(0);
            return only.node() + " streams" + from + ", " + behind(only) + ".";
        }
        return "All " + standbys.size() + " standbys stream" + from + ": "
                + standbys.stream()
                        .map(standby -> standby.node() + " " + behind(standby))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String behind(AStandby standby) {
        return standby.lag()
                .map(lag -> Figures.bytes(lag.replayBytes()) + " behind")
                .orElse("its lag unknown");
    }

    private static String degraded(StatusReport report, List<PauseLease> pauses, Instant now) {
        ClusterAssessment assessment = report.assessment();
        String unwell = assessment.standbys().stream()
                .filter(standby -> !isWell(standby))
                .map(standby -> unwell(standby, report, pauses, now))
                .collect(Collectors.joining(" "));
        return Stream.of(count(assessment), unwell.isEmpty() ? worst(report).orElse("") : unwell)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** A paused standby goes on receiving: it is not counted among those that do not stream. */
    private static String count(ClusterAssessment assessment) {
        int standbys = assessment.standbys().size();
        if (standbys > 0 && assessment.standbys().stream().allMatch(StatusSentence::isPaused)) {
            return "";
        }
        boolean paused = assessment.standbys().stream().anyMatch(StatusSentence::isPaused);
        return well(assessment) + " of " + standbys + (standbys == 1 ? " standby" : " standbys")
                + (paused ? " streaming and replaying." : " streaming.");
    }

    private static String unwell(AStandby standby, StatusReport report, List<PauseLease> pauses, Instant now) {
        Optional<PauseLease> lease = pauses.stream()
                .filter(pause -> isPaused(standby) && pause.node().equals(standby.node()))
                .filter(pause -> pause.until().isAfter(now))
                .findFirst();
        String lasting = Optional.ofNullable(report.since().get(standby.node()))
                .map(since -> " for " + Figures.duration(Duration.between(since, now)))
                .orElse("");
        return standby.node()
                + lease.map(pause -> " replay paused by " + pause.owner() + " until " + Figures.minute(pause.until()))
                        .orElse(" " + standby.state().words() + lasting)
                + ".";
    }

    private static boolean isPaused(AStandby standby) {
        return standby.state() == StandbyState.PAUSED_BY_USER;
    }

    private static long well(ClusterAssessment assessment) {
        return assessment.standbys().stream().filter(StatusSentence::isWell).count();
    }

    private static boolean isWell(AStandby standby) {
        return standby.state().standing() == StandbyState.Standing.WELL;
    }

    /** What counts; else what was only just seen, which is better than nothing. */
    private static Optional<String> worst(StatusReport report) {
        Stream<Diagnosis> suspected = report.assessment().suspicions().stream().map(Suspicion::diagnosis);
        return Stream.concat(report.standing().stream(), suspected).findFirst().map(Diagnosis::sentence);
    }
}
