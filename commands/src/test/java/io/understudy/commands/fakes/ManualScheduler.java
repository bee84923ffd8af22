package io.understudy.commands.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that is the test's own: tasks run when time is let pass. */
public final class ManualScheduler extends ScheduledThreadPoolExecutor {
    private final ManualClock clock;
    private final List<Task> waiting = new CopyOnWriteArrayList<>();

    public ManualScheduler(ManualClock clock) {
        super(0);
        this.clock = clock;
    }

    /** Lets time pass and runs what falls due, in its order. */
    public void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (waiting.stream().anyMatch(task -> !task.due.isAfter(end))) {
            Task next = waiting.stream()
                    .min(Comparator.comparing((Task task) -> task.due))
                    .orElseThrow();
            waiting.remove(next);
            if (next.due.isAfter(clock.instant())) {
                clock.advance(Duration.between(clock.instant(), next.due));
            }
            next.run();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, clock.instant().plusNanos(unit.toNanos(delay)));
        waiting.add(task);
        return task;
    }

    private final class Task extends FutureTask<Void> implements RunnableScheduledFuture<Void> {
        private final Instant due;

        Task(Runnable command, Instant due) {
            super(command, null);
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(clock.instant(), due));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }

        @Override
        public boolean isPeriodic() {
            return false;
        }
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("nobody asks for results here");
    }
}
