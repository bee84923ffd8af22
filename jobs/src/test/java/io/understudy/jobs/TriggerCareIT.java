package io.understudy.jobs;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerListener;
import org.quartz.listeners.TriggerListenerSupport;

class TriggerCareIT {
    private static final Clock NOW = Clock.systemUTC();

    private final Gate beat = new Gate();
    private final ScheduledJob job = new ScheduledJob(
            new Schedule.Every(Duration.ofMillis(100)), new RecordedWork("beat", beat, NOW), Runnable::run);
    private QuartzTable table;
    private Scheduler quartz;
    private TriggerCare care;

    @BeforeEach
    void setUp() throws SchedulerException {
        beat.open();
        table = new QuartzTable(List.of(job));
        quartz = table.quartz();
        care = new TriggerCare(List.of(job), table, NOW);
    }

    @AfterEach
    void stop() throws SchedulerException {
        quartz.shutdown(true);
    }

    @Test
    @Tag("F51")
    @Tag("alert-35")
    void aTriggerThatQuartzGaveUpRunsAgainAndIsTold() throws Exception {
        AtomicBoolean right = new AtomicBoolean();
        quartz.setJobFactory((bundle, scheduler) -> {
            if (right.get()) {
                return new QuartzJob(job);
            }
            throw new SchedulerException("on purpose");
        });
        quartz.start();
        await().until(() -> table.state(job) == TriggerState.ERROR);
        right.set(true);

        lookTwice();

        await().until(() -> beat.runs() >= 2);
        assertThat(care.troubles()).containsExactly(new JobTrouble.Freed("beat", "its trigger was in the state ERROR"));
    }

    @Test
    @Tag("F51")
    @Tag("alert-35")
    void aTriggerThatAThrowingListenerLeftBlockedRunsAgainAndIsTold() throws Exception {
        quartz.getListenerManager().addTriggerListener(throwing());
        quartz.start();
        await().until(() -> table.state(job) == TriggerState.BLOCKED);
        quartz.getListenerManager().removeTriggerListener("throwing");
        assertThat(beat.runs()).isZero();

        lookTwice();

        await().until(() -> beat.runs() >= 2);
        assertThat(care.troubles())
                .containsExactly(new JobTrouble.Freed("beat", "its trigger was BLOCKED by a run that does not exist"));
    }

    @Test
    @Tag("F51")
    void aTriggerThatWasTakenAndNeverBegunRunsAgain() throws Exception {
        // Taken out of Quartz's hands and not given back: the state ACQUIRED, which Quartz itself calls NORMAL.
        StuckStore.acquire(quartz);
        quartz.start();
        Instant overdue = NOW.instant().plus(Duration.ofSeconds(3));
        await().until(() -> NOW.instant().isAfter(overdue));
        assertThat(beat.runs()).isZero();

        lookTwice();

        await().until(() -> beat.runs() >= 2);
    }

    @Test
    @Tag("F51")
    @Tag("alert-35")
    void aRunThatDoesNotEndIsToldWithItsThread() throws Exception {
        Gate hanging = new Gate();
        ScheduledJob hung = new ScheduledJob(
                new Schedule.Every(Duration.ofSeconds(1)),
                new RecordedWork("check orders", hanging, NOW),
                Runnable::run);
        QuartzTable other = new QuartzTable(List.of(hung));
        TriggerCare watching = new TriggerCare(List.of(hung), other, NOW);
        try {
            other.quartz().start();
            await().until(() -> hanging.runs() == 1);
            lookFor(watching, Duration.ofMinutes(1));
            assertThat(watching.troubles()).isEmpty();
            lookFor(watching, Duration.ofSeconds(10));
            assertThat(watching.troubles()).singleElement().satisfies(trouble -> assertThat(trouble.words())
                    .matches("has been running for 6\\d s on the thread quartz-\\d"));
            hanging.open();
            await().until(() -> hung.work().history().running().isEmpty());
            watching.run();
            assertThat(watching.troubles()).isEmpty();
        } finally {
            hanging.open();
            other.quartz().shutdown(true);
        }
    }

    @Test
    @Tag("F35")
    void afterTheClockWasSetBackJobsAreTimedAnew() throws Exception {
        quartz.start();
        await().until(() -> beat.runs() >= 1);
        Clock twoHoursBack = Clock.offset(NOW, Duration.ofHours(-2));

        new TriggerCare(List.of(job), table, twoHoursBack).run();

        assertThat(trigger().getStartTime().toInstant()).isBefore(NOW.instant().minus(Duration.ofHours(1)));
        int then = beat.runs();
        await().until(() -> beat.runs() >= then + 2);
    }

    @Test
    @Tag("F35")
    void afterTheClockWasSetForwardNothingIsMadeUpFor() throws Exception {
        // To Quartz, a clock set two hours forward is a trigger whose times are two hours past.
        table.enterAnew(job, NOW.instant().minus(Duration.ofHours(2)));
        quartz.start();
        Instant due = NOW.instant().plus(Duration.ofSeconds(1));
        await().until(() -> NOW.instant().isAfter(due));
        assertThat(beat.runs()).isBetween(1, 30);
        lookTwice();
        assertThat(care.troubles()).isEmpty();
    }

    @Test
    void aTriggerThatIsWellIsLeftAlone() throws Exception {
        var before = trigger().getStartTime();
        lookTwice();
        assertThat(trigger().getStartTime()).isEqualTo(before);
        assertThat(care.troubles()).isEmpty();
    }

    private Trigger trigger() throws SchedulerException {
        return table.regularTrigger(job).orElseThrow();
    }

    private void lookTwice() {
        care.run();
        care.run();
    }

    private static void lookFor(TriggerCare care, Duration time) {
        long looks = time.dividedBy(TriggerCare.INTERVAL);
        for (long i = 0; i < looks; i++) {
            care.run();
        }
    }

    private static TriggerListener throwing() {
        return new TriggerListenerSupport() {
            @Override
            public String getName() {
                return "throwing";
            }

            @Override
            public void triggerFired(Trigger trigger, JobExecutionContext context) {
                throw new IllegalStateException("on purpose");
            }
        };
    }
}
