package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.clock.JobStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What runs by the clock: what does not run as it should first, then what failed at its last run. */
public final class JobsMessage {
    private static final List<String> COLUMNS = List.of("Job", "Last run", "Took", "Next", "Runs", "Failed", "Remark");

    private JobsMessage() {}

    /** The jobs in the order in which they were set up. */
    public static ChatMessage of(List<JobStatus> jobs, Instant now) {
        List<JobStatus> troubled =
                jobs.stream().filter(job -> job.trouble().isPresent()).toList();
        List<JobStatus> failing = jobs.stream()
                .filter(job -> job.trouble().isEmpty() && failedLately(job))
                .toList();
        List<List<String>> rows = jobs.stream()
                .sorted(Comparator.comparing(JobsMessage::rank))
                .map(job -> row(job, now))
                .toList();
        return new ChatMessage(
                "Understudy · jobs",
                sentence(jobs.size(), troubled, failing),
                tone(troubled, failing),
                List.of(new Part.Table(COLUMNS, rows)),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    private static int rank(JobStatus job) {
        if (job.trouble().isPresent()) {
            return 0;
        }
        return failedLately(job) ? 1 : 2;
    }

    /** Its last run did: a failure from before is only counted. */
    private static boolean failedLately(JobStatus job) {
        return job.lastFailure().isPresent()
                && job.lastStartedAt().isPresent()
                && !job.lastFailure().get().at().isBefore(job.lastStartedAt().get());
    }

    private static String sentence(int count, List<JobStatus> troubled, List<JobStatus> failing) {
        String all = count == 1 ? "1 job runs by the clock" : count + " jobs run by the clock";
        if (!troubled.isEmpty()) {
            JobStatus first = troubled.get(0);
            return all + ", and " + troubled.size() + " not as it should: " + first.name() + " "
                    + first.trouble().orElseThrow() + ".";
        }
        if (!failing.isEmpty()) {
            return all + ", and the last run failed of "
                    + String.join(", ", failing.stream().map(JobStatus::name).toList()) + ".";
        }
        return all + ", and all is well.";
    }

    private static Tone tone(List<JobStatus> troubled, List<JobStatus> failing) {
        if (!troubled.isEmpty()) {
            return Tone.DANGER;
        }
        return failing.isEmpty() ? Tone.NEUTRAL : Tone.WARNING;
    }

    private static List<String> row(JobStatus job, Instant now) {
        return List.of(
                job.name(),
                moment(job.lastStartedAt(), now, "not yet"),
                job.lastTook().map(Figures::duration).orElse("–"),
                moment(job.next(), now, "NOT PLANNED"),
                Long.toString(job.runs()),
                Long.toString(job.failures()),
                remark(job, now));
    }

    private static String remark(JobStatus job, Instant now) {
        return job.trouble().orElseGet(() -> job.lastFailure()
                .map(failure -> "failed " + moment(Optional.of(failure.at()), now, "") + ": " + failure.text())
                .orElse(""));
    }

    private static String moment(Optional<Instant> at, Instant now, String without) {
        return at.map(moment -> Figures.day(moment)
                                .substring(0, 10)
                                .equals(Figures.day(now).substring(0, 10))
                        ? Figures.second(moment)
                        : Figures.day(moment))
                .orElse(without);
    }
}
