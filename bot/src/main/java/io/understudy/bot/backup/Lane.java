package io.understudy.bot.backup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * One cluster's heavy work with backups: one at a time, since a dump, a restore test and a drill would make each other's
 * times worthless, and what retention removes must not be read. Safe for any thread.
 */
final class Lane {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);
    private Optional<Running> running = Optional.empty();

    private static final class Running {
        private final String what;
        private final String words;
        private final Thread thread = Thread.currentThread();
        private Optional<String> endedBy = Optional.empty();

        private Running(String what, Instant since) {
            this.what = what;
            this.words = what + " that began at " + MINUTE.format(since.atOffset(ZoneOffset.UTC));
        }
    }

    /** Takes the lane for the calling thread, when it is free. */
    synchronized void enter(String what, Instant now) throws InterruptedException {
        while (running.isPresent()) {
            wait();
        }
        running = Optional.of(new Running(what, now));
    }

    /**
     * Takes the lane for the calling thread if it is free.
     *
     * @return what is in the way, as {@code the backup that began at 03:00 UTC}; empty if the lane is taken now
     */
    synchronized Optional<String> enterNow(String what, Instant now) {
        Optional<String> inTheWay = running.map(one -> one.words);
        if (inTheWay.isEmpty()) {
            running = Optional.of(new Running(what, now));
        }
        return inTheWay;
    }

    /**
     * Gives it back; for the thread that has it.
     *
     * @return why what it did was ended before its time, empty if it was not; the interrupt that told it so is cleared
     */
    synchronized Optional<String> leave() {
        Optional<String> endedBy = running.orElseThrow().endedBy;
        running = Optional.empty();
        notifyAll();
        if (endedBy.isPresent()) {
            // It belonged to the work, which has ended; the thread goes on to other things.
            Thread.interrupted();
        }
        return endedBy;
    }

    /** Interrupts what runs, and names it; empty if nothing does. */
    synchronized Optional<String> cancel(String why) {
        running.ifPresent(one -> {
            one.endedBy = one.endedBy.or(() -> Optional.of(why));
            one.thread.interrupt();
        });
        return running.map(one -> one.words);
    }

    /** The same, if it is this that runs. */
    synchronized Optional<String> cancel(String what, String why) {
        return running.filter(one -> one.what.equals(what)).flatMap(one -> cancel(why));
    }
}
