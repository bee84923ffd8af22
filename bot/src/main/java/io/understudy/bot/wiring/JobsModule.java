package io.understudy.bot.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.understudy.bot.backup.ScheduledBackups;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.slack.courier.SlackArchivist;
import io.understudy.commands.tell.MaintenanceReminders;
import io.understudy.jobs.Timetable;
import io.understudy.jobs.TimetableBuilder;
import io.understudy.replication.observe.LagHistory;
import jakarta.inject.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Everything that happens by the clock. */
final class JobsModule extends AbstractModule {
    private static final Duration KEEP_SAMPLES = Duration.ofHours(24);
    private static final Duration KEEP_MINUTES = Duration.ofDays(30);

    @Provides
    @Singleton
    Timetable timetable(
            BotSettings settings,
            Clusters clusters,
            ScheduledBackups backups,
            BothWays both,
            Oversight oversight,
            LagHistory lags,
            MaintenanceReminders maintenance,
            Provider<Optional<SlackPresence>> slack,
            Clock clock) {
        TimetableBuilder timetable = new TimetableBuilder(clock).thinSamples(lags, KEEP_SAMPLES, KEEP_MINUTES);
        clusters.managed().forEach((name, cluster) -> {
            var declared = settings.clusters().get(name);
            timetable.check(cluster, declared.checkInterval(), both::report);
            timetable.expireApprovals(name, cluster.desk());
            timetable.remindOfMaintenance(name, maintenance::remind);
        });
        backups.addTo(timetable, both::report);
        oversight.addTo(timetable);
        settings.slack()
                .ifPresent(there -> timetable.steadily(
                        SlackArchivist.INTERVAL,
                        "slack channels",
                        () -> slack.get().orElseThrow()::tidy));
        return timetable.build();
    }
}
