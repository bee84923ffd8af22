package io.understudy.backup.target;

import io.understudy.backup.progress.BackupProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** How far one copy is: adds its bytes up and tells once a second. */
final class CopyProgress implements LongConsumer {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** So many tellings make the rate. */
    private static final int REMEMBERED = 5;

    private final BackupProgress begun;
    private final Clock clock;
    private final Consumer<BackupProgress> told;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long bytes;

    private record Mark(Instant at, long bytes) {}

    /** {@code begun}: with everything but the bytes; told at once. */
    CopyProgress(BackupProgress begun, Clock clock, Consumer<BackupProgress> told) {
        this.begun = begun;
        this.clock = clock;
        this.told = told;
        marks.add(new Mark(clock.instant(), 0));
        told.accept(begun);
    }

    @Override
    public void accept(long more) {
        bytes += more;
        Instant now = clock.instant();
        if (Duration.between(marks.getLast().at(), now).compareTo(PAUSE) >= 0) {
            marks.add(new Mark(now, bytes));
            if (marks.size() > REMEMBERED) {
                marks.removeFirst();
            }
            told.accept(new BackupProgress(
                    begun.phase(), begun.at(), begun.part(), begun.parts(), bytes, begun.expectedBytes(), rate()));
        }
    }

    long bytes() {
        return bytes;
    }

    private long rate() {
        Mark first = marks.getFirst();
        Mark last = marks.getLast();
        return (last.bytes() - first.bytes())
                * 1000
                / Math.max(1, Duration.between(first.at(), last.at()).toMillis());
    }
}
