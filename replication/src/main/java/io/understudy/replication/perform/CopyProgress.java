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
    private String lastLine = "";
    private OptionalLong firstBytes = OptionalLong.empty();
    private OptionalLong doneBytes = OptionalLong.empty();
    private OptionalLong totalBytes = OptionalLong.empty();
    private Instant firstSeen;
    private Instant moved;

    CopyProgress(String phase, InstantSource clock, Consumer<Progress> listener) {
        this.phase = phase;
        this.clock = clock;
        this.listener = listener;
        this.firstSeen = clock.instant();
        this.moved = firstSeen;
    }

    /** What was printed last, asked for again and again: the programs print nothing while nothing moves. */
    void lastLineOf(String output) {
        output.lines().reduce((first, last) -> last).ifPresent(this::line);
        tell();
    }

    /** Nothing is known of it for now. */
    void away(String node, Duration since) {
        listener.accept(Progress.phase(
                phase + ", which goes on there while " + node + " has not answered for " + since.toSeconds() + " s"));
    }

    private void line(String line) {
        Matcher amounts = AMOUNTS.matcher(line);
        if (amounts.matches()) {
            amounts(Long.parseLong(amounts.group(1)) * 1024, Long.parseLong(amounts.group(2)) * 1024);
        } else if (!line.equals(lastLine)) {
            moved = clock.instant();
        }
        lastLine = line;
    }

    private void amounts(long done, long total) {
        if (firstBytes.isEmpty()) {
            firstBytes = OptionalLong.of(done);
            firstSeen = clock.instant();
        }
        if (done > doneBytes.orElse(-1)) {
            moved = clock.instant();
        }
        doneBytes = OptionalLong.of(done);
        totalBytes = OptionalLong.of(total);
    }

    private void tell() {
        Instant now = clock.instant();
        long done = doneBytes.orElse(0);
        long millis = Math.max(1, Duration.between(firstSeen, now).toMillis());
        long rate = (done - firstBytes.orElse(0)) * 1000 / millis;
        Optional<Duration> left = rate == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.max(0, totalBytes.orElse(0) - done) / rate));
        listener.accept(new Progress(phase, doneBytes, totalBytes, rate, left, Duration.between(moved, now)));
    }
}
