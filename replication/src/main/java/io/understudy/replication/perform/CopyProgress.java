package io.understudy.replication.perform;

import io.understudy.replication.operate.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the progress lines of {@code pg_basebackup} and {@code pg_rewind} ({@code 1234/5678 kB (21%)}) into percent, rate
 * and time left. The rate counts from the first line that is seen: who comes back to a copy that went on alone has not
 * watched its beginning. Told by one thread.
 */
final class CopyProgress {
    private static final Pattern AMOUNTS = Pattern.compile("\\s*(\\d+)/(\\d+) kB .*");
    private final String phase;
    private final InstantSource clock;
    private final Consumer<Progress> listener;
    private Instant firstSeen;
    private long firstBytes = -1;
    private long doneBytes = -1;
    private Instant moved;

    CopyProgress(String phase, InstantSource clock, Consumer<Progress> listener) {
        this.phase = phase;
        this.clock = clock;
        this.listener = listener;
        this.firstSeen = clock.instant();
        this.moved = firstSeen;
    }

    /** Lines that come again change nothing but the time for which nothing moved. */
    void lastLineOf(String output) {
        output.lines().reduce((first, last) -> last).ifPresent(this::line);
    }

    /** Nothing is known of it for now. */
    void away(String node, Duration since) {
        listener.accept(Progress.phase(phase + ", which goes on there while " + node + " has not answered for "
                + since.toSeconds() + " s"));
    }

    private void line(String line) {
        Matcher amounts = AMOUNTS.matcher(line);
        if (amounts.matches()) {
            listener.accept(progress(Long.parseLong(amounts.group(1)) * 1024, Long.parseLong(amounts.group(2)) * 1024));
        }
    }

    private Progress progress(long done, long total) {
        Instant now = clock.instant();
        if (firstBytes < 0) {
            firstBytes = done;
            firstSeen = now;
        }
        if (done > doneBytes) {
            doneBytes = done;
            moved = now;
        }
        long millis = Math.max(1, Duration.between(firstSeen, now).toMillis());
        long rate = (done - firstBytes) * 1000 / millis;
        Optional<Duration> left =
                rate == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.max(0, total - done) / rate));
        return new Progress(
                phase, OptionalLong.of(done), OptionalLong.of(total), rate, left, Duration.between(moved, now));
    }
}
