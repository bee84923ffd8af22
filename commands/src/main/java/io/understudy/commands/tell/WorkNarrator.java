package io.understudy.commands.tell;

import io.understudy.backup.progress.BackupProgress;
import io.understudy.commands.chat.ChatMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Keeps the one message of long work up to date: at most one edit a second, and one when nothing moves. */
public final class WorkNarrator {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration STALLED = Duration.ofSeconds(60);
    /** How often the message of work that stands still is renewed. */
    private static final Duration STALLED_PACE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final ScheduledExecutorService thread;

    /** Takes the thread that puts progress on the board. */
    public WorkNarrator(InstantSource clock, ScheduledExecutorService thread) {
        this.clock = clock;
        this.thread = thread;
    }

    /**
     * Begins to tell of one piece of work. Its {@link Narration#end} must be called, whatever becomes of it.
     *
     * @param words from its progress, and how long nothing has moved, to the message
     * @param show puts the message; called on the progress thread
     */
    public Narration begin(BiFunction<BackupProgress, Duration, ChatMessage> words, Consumer<ChatMessage> show) {
        return new Narration(words, show);
    }

    /** Of one piece of work; safe for any thread. */
    public final class Narration implements Consumer<BackupProgress> {
        private final BiFunction<BackupProgress, Duration, ChatMessage> words;
        private final Consumer<ChatMessage> show;
        private BackupProgress newest = BackupProgress.of("");
        private Instant movedAt = clock.instant();
        private Instant shownAt = Instant.MIN;
        private boolean due;
        private boolean ended;

        private Narration(BiFunction<BackupProgress, Duration, ChatMessage> words, Consumer<ChatMessage> show) {
            this.words = words;
            this.show = show;
            later(STALLED, this::look);
        }

        /** Returns at once: work does not wait for its message. */
        @Override
        public synchronized void accept(BackupProgress progress) {
            Instant now = clock.instant();
            if (hasMoved(progress)) {
                movedAt = now;
            }
            newest = progress;
            if (!due) {
                due = true;
                boolean early = !shownAt.equals(Instant.MIN) && now.isBefore(shownAt.plus(PACE));
                later(early ? Duration.between(now, shownAt.plus(PACE)) : Duration.ZERO, this::show);
            }
        }

        /** After it returns nothing more is shown, so that the result is the last word. */
        public synchronized void end() {
            ended = true;
        }

        private synchronized void show() {
            due = false;
            if (!ended) {
                shownAt = clock.instant();
                show.accept(words.apply(newest, still()));
            }
        }

        /** Work that hangs tells nothing: somebody else must look. */
        private synchronized void look() {
            if (ended) {
                return;
            }
            boolean stalled = still().compareTo(STALLED) >= 0;
            if (stalled) {
                show();
            }
            later(stalled ? STALLED_PACE : STALLED.minus(still()), this::look);
        }

        private Duration still() {
            return Duration.between(movedAt, clock.instant());
        }

        /** A rate that changes while nothing is done is no movement. */
        private boolean hasMoved(BackupProgress progress) {
            return progress.bytes() != newest.bytes()
                    || progress.part() != newest.part()
                    || !progress.phase().equals(newest.phase())
                    || !progress.at().equals(newest.at());
        }
    }

    private void later(Duration wait, Runnable task) {
        Future<?> unused = thread.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
    }
}
