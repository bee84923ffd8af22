package io.understudy.replication.perform;

import io.understudy.replication.host.Output;
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
final class CopyProgress implements Output {
    private static final Pattern AMOUNTS = Pattern.compile("\\s*(\\d+)/(\\d+) kB .*");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final String phase;
    private final InstantSource clock;
    private final Consumer<Progress> listener;
    private Instant firstSeen;
    private long firstBytes;
    private OptionalLong doneBytes = OptionalLong.empty();
    private OptionalLong totalBytes = OptionalLong.empty();
    private Instant moved;
    private Instant told;

    CopyProgress(String phase, InstantSource clock, Consumer<Progress> listener) {
        this.phase = phase;
        this.clock = clock;
        this.listener = listener;
        this.firstSeen = clock.instant();
        this.moved = firstSeen;
        this.told = firstSeen;
    }

    @Override
    public void stderrLine(String line) {
        line(line);
    }

    @Override
    public void stdoutLine(String line) {
        line(line);
    }

    /** The programs print nothing while nothing moves: that is said all the same, once a second. */
    @Override
    public void silence() {
        if (!clock.instant().isBefore(told.plus(SECOND))) {
            tell();
        }
    }

    private void line(String line) {
        Matcher amounts = AMOUNTS.matcher(line);
        if (amounts.matches()) {
            long done = Long.parseLong(amounts.group(1)) * 1024;
            if (doneBytes.isEmpty()) {
                firstSeen = clock.instant();
                firstBytes = done;
            }
            if (doneBytes.isEmpty() || done > doneBytes.getAsLong()) {
                moved = clock.instant();
            }
            doneBytes = OptionalLong.of(done);
            totalBytes = OptionalLong.of(Long.parseLong(amounts.group(2)) * 1024);
            tell();
        } else {
            moved = clock.instant();
        }
    }

    private void tell() {
        told = clock.instant();
        long done = doneBytes.orElse(0);
        long millis = Math.max(1, Duration.between(firstSeen, told).toMillis());
        long rate = Math.max(0, done - firstBytes) * 1000 / millis;
        Optional<Duration> left = rate == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.max(0, totalBytes.orElse(0) - done) / rate));
        listener.accept(new Progress(phase, doneBytes, totalBytes, rate, left, Duration.between(moved, told)));
    }
}
