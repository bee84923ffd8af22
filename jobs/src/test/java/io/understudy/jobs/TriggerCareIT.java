package io.understudy.jobs;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;

class TriggerCareIT {
    private static final TriggerKey KEY = TriggerKey.triggerKey("beat");
    private static final Clock NOW = Clock.systemUTC();

    private final Gate beat = new Gate();
    private final ScheduledJob job = new ScheduledJob(
            new Schedule.Every(Duration.ofMillis(100)), new RecordedWork("beat", beat, NOW), Runnable::run);
    private Scheduler quartz;

    @BeforeEach
    void setUp() throws SchedulerException {
        beat.open();
        quartz = QuartzSetup.scheduler(List.of(job));
    }

    @AfterEach
    void stop() throws SchedulerException {
        quartz.shutdown(true);
    }

    @Test
    @Tag("F51")
    void aTriggerThatQuartzGaveUpRunsAgain() throws Exception {
        quartz.setJobFactory((bundle, scheduler) -> {
            throw new SchedulerException("on purpose");
        });
        quartz.start();
        await().until(() -> quartz.getTriggerState(KEY) == TriggerState.ERROR);
        quartz.setJobFactory((bundle, scheduler) -> new QuartzJob(job));

        new TriggerCare(quartz, NOW).run();

        await().until(() -> beat.runs() >= 2);
    }

    @Test
    @Tag("F35")
    void afterTheClockWasSetBackJobsAreTimedAnew() throws Exception {
        quartz.start();
        await().until(() -> beat.runs() >= 1);
        Clock twoHoursBack = Clock.offset(NOW, Duration.ofHours(-2));

        new TriggerCare(quartz, twoHoursBack).run();

        assertThat(quartz.getTrigger(KEY).getStartTime().toInstant())
                .isBefore(NOW.instant().minus(Duration.ofHours(1)));
        int then = beat.runs();
        await().until(() -> beat.runs() >= then + 2);
    }

    @Test
    void aTriggerThatIsWellIsLeftAlone() throws Exception {
        var before = quartz.getTrigger(KEY).getStartTime();
        new TriggerCare(quartz, NOW).run();
        assertThat(quartz.getTrigger(KEY).getStartTime()).isEqualTo(before);
    }
}
