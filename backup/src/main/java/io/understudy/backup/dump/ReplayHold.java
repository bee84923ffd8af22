package io.understudy.backup.dump;

import java.time.Duration;

/** Holds replay still on a standby while it is dumped, so that what is replayed cancels no dump. Always for a time only. */
@FunctionalInterface
public interface ReplayHold {
    /** Holds nothing. */
    ReplayHold NEVER = (cluster, node, longest) -> new NotHeld("pausing replay is not configured");

    /**
     * Pauses replay.
     *
     * @param longest after this long it goes on by itself, also when nobody is left who asked for it
     * @return once replay stands still, or why it does not
     */
    Hold pause(String cluster, String node, Duration longest) throws InterruptedException;

    /** What came of it. */
    sealed interface Hold extends AutoCloseable {
        /** Lets replay go on if it was paused. Does not throw: if it cannot be done now, it is done later. */
        @Override
        void close();
    }

    /**
     * Replay stands still.
     *
     * @param release lets it go on
     */
    record Held(Runnable release) implements Hold {
        @Override
        public void close() {
            release.run();
        }
    }

    /**
     * It does not; the dump goes on without.
     *
     * @param why for people
     */
    record NotHeld(String why) implements Hold {
        @Override
        public void close() {}
    }
}
