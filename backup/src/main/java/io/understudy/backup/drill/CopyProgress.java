package io.understudy.backup.drill;

import io.understudy.backup.progress.BackupProgress;
import io.understudy.replication.host.Output;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the progress lines of {@code pg_basebackup} ({@code 1234/5678 kB (21%)}) into bytes and their rate. */
final class CopyProgress implements Output {
    private static final Pattern AMOUNTS = Pattern.compile("\\s*(\\d+)/(\\d+) kB .*");
    private static final Duration LATELY = Duration.ofSeconds(5);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private record Mark(Instant at, long bytes) {}

    private final String phase;
    private final InstantSource clock;
    private final Consumer<BackupProgress> listener;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long bytes;
    private long expected;
    private Instant told = Instant.MIN;

    CopyProgress(String phase, InstantSource clock, Consumer<BackupProgress> listener) {
        this.phase = phase;
        this.clock = clock;
        this.listener = listener;
    }

    /** Copied so far, WAL left out. */
    long bytes() {
        return bytes;
    }

    static boolean isProgress(String line) {
        return AMOUNTS.matcher(line).matches();
    }

    @Override
    public void stderrLine(String line) {
        Matcher amounts = AMOUNTS.matcher(line);
        if (amounts.matches()) {
            bytes = Long.parseLong(amounts.group(1)) * 1024;
            expected = Long.parseLong(amounts.group(2)) * 1024;
            tell();
        }
    }

    /** The program says nothing while nothing moves: then the rate falls all the same. */
    @Override
    public void silence() {
        if (clock.instant().isAfter(told.plus(SECOND))) {
            tell();
        }
    }

    private void tell() {
        told = clock.instant();
        marks.add(new Mark(told, bytes));
        while (marks.size() > 2 && marks.peek().at().isBefore(told.minus(LATELY))) {
            marks.remove();
        }
        listener.accept(new BackupProgress(phase, "", 0, 0, bytes, expected, rate()));
    }

    private long rate() {
        Mark oldest = marks.peek();
        long millis = Duration.between(oldest.at(), told).toMillis();
        return millis == 0 ? 0 : (bytes - oldest.bytes()) * 1000 / millis;
    }
}
