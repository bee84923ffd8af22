package io.understudy.jobs.oversight;

import io.understudy.commands.outbox.Parcel;
import io.understudy.jobs.CheckRecord;
import io.understudy.jobs.JobTrouble;
import io.understudy.jobs.Timetable;
import io.understudy.jobs.oversight.BotDiagnosis.ChatDeaf;
import io.understudy.jobs.oversight.BotDiagnosis.ClusterUnwatched;
import io.understudy.jobs.oversight.BotDiagnosis.HeartbeatFails;
import io.understudy.jobs.oversight.BotDiagnosis.JobStuck;
import io.understudy.jobs.oversight.BotDiagnosis.JobWasLost;
import io.understudy.jobs.oversight.BotDiagnosis.SecondWayBlocked;
import io.understudy.replication.diagnose.Suspicion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds whether anybody still watches, and whether anybody still hears. Pure. */
public final class BotJudge {
    private static final Duration DEAF = Duration.ofMinutes(2);
    private static final Duration BLOCKED = Duration.ofMinutes(10);

    private BotJudge() {}

    public static List<Suspicion> judge(BotSigns signs, Instant now) {
        List<BotDiagnosis> found = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (CheckRecord check : signs.checks()) {
            if (check.isOverdue(now)) {
                found.add(unwatched(check, signs, now));
                told.add(Timetable.jobOf(check));
            }
        }
        signs.troubles().stream()
                .filter(trouble -> !told.contains(trouble.job()))
                .map(BotJudge::job)
                .forEach(found::add);
        signs.heartbeat().map(HeartbeatFails::new).ifPresent(found::add);
        signs.undelivered().forEach((platform, since) -> {
            if (Duration.between(since, now).compareTo(DEAF) > 0) {
                found.add(new ChatDeaf(platform, since));
            }
        });
        blocked(signs.waiting(), now).ifPresent(found::add);
        return found.stream().map(Suspicion::now).toList();
    }

    private static BotDiagnosis unwatched(CheckRecord check, BotSigns signs, Instant now) {
        Optional<String> why = signs.troubles().stream()
                .filter(trouble -> trouble.job().equals(Timetable.jobOf(check)))
                .findFirst()
                .map(JobTrouble::words);
        return new ClusterUnwatched(
                check.cluster(),
                signs.nodes().getOrDefault(check.cluster(), List.of()),
                Duration.between(check.lastWellAt(), now).abs(),
                why);
    }

    private static BotDiagnosis job(JobTrouble trouble) {
        return trouble instanceof JobTrouble.Stuck stuck
                ? new JobStuck(stuck)
                : new JobWasLost((JobTrouble.Freed) trouble);
    }

    private static Optional<BotDiagnosis> blocked(List<Parcel> waiting, Instant now) {
        return waiting.stream()
                .filter(parcel -> parcel.attempts() > 0)
                .min(Comparator.comparing(Parcel::createdAt))
                .filter(oldest -> Duration.between(oldest.createdAt(), now).compareTo(BLOCKED) > 0)
                .map(oldest -> new SecondWayBlocked(
                        waiting.size(), Duration.between(oldest.createdAt(), now), oldest.error()));
    }
}
