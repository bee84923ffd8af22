package io.understudy.backup.dump;

import io.understudy.backup.progress.BackupProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells how far a run is: at once when something else begins, else twice a second. For the run's own thread. */
final class Telling {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration RATE_OVER = Duration.ofSeconds(5);

    private final Consumer<BackupProgress> progress;
    private final Clock clock;
    private final long expectedBytes;
    private final Deque<Sample> samples = new ArrayDeque<>();

    private String phase = "";
    private String at = "";
    private int part;
    private int parts;
    private long finished;
    private LongSupplier current = () -> 0;
    private Instant told = Instant.EPOCH;

    private record Sample(Instant at, long bytes) {}

    /**
     * Makes one that has told nothing.
     *
     * @param expectedBytes of the whole backup; 0 if nothing is known
     */
    Telling(Consumer<BackupProgress> progress, Clock clock, long expectedBytes) {
        this.progress = progress;
        this.clock = clock;
        this.expectedBytes = expectedBytes;
    }

    /**
     * Something else begins.
     *
     * @param newPart from 1; 0 if nothing is counted
     */
    void phase(String newPhase, int newPart, int ofParts) {
        phase = newPhase;
        at = "";
        part = newPart;
        parts = ofParts;
        tell();
    }

    /** What is worked on within the phase. */
    void at(String newAt) {
        at = newAt;
        tick();
    }

    /** How the bytes of the part that is being written are counted. */
    void growing(LongSupplier bytes) {
        current = bytes;
    }

    /** The part that was being written is finished, or was given up and has no bytes. */
    void grown(long bytes) {
        finished += bytes;
        current = () -> 0;
    }

    /** Called often; tells now and then. */
    void tick() {
        if (!told.plus(EVERY).isAfter(clock.instant())) {
            tell();
        }
    }

    private void tell() {
        told = clock.instant();
        long bytes = finished + current.getAsLong();
        samples.addLast(new Sample(told, bytes));
        while (samples.size() > 2 && samples.getFirst().at().plus(RATE_OVER).isBefore(told)) {
            samples.removeFirst();
        }
        progress.accept(new BackupProgress(phase, at, part, parts, bytes, expectedBytes, rate()));
    }

    private long rate() {
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        long millis = Duration.between(first.at(), last.at()).toMillis();
        return millis <= 0 ? 0 : Math.max(0, (last.bytes() - first.bytes()) * 1000 / millis);
    }
}
