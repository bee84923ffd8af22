package io.understudy.jobs;

import java.time.Duration;

/** What keeps a job from running as it should, as the watchdog found it. */
public sealed interface JobTrouble {
    /** The job's name. */
    String job();

    /** For the middle of a sentence that begins with the job. */
    String words();

    /**
     * A run that does not end.
     *
     * @param thread the name of the one that is at it
     * @param lasts at least so long, by the watchdog's own count
     */
    record Stuck(String job, String thread, Duration lasts) implements JobTrouble {
        @Override
        public String words() {
            return "has been running for " + seconds(lasts) + " on the thread " + thread;
        }

        private static String seconds(Duration time) {
            return time.compareTo(Duration.ofMinutes(2)) < 0 ? time.toSeconds() + " s" : time.toMinutes() + " min";
        }
    }

    /**
     * Quartz would not have run it again; the watchdog saw to it. Told for some minutes.
     *
     * @param how it had been lost: the middle of a sentence
     */
    record Freed(String job, String how) implements JobTrouble {
        @Override
        public String words() {
            return "had been lost (" + how + ") and runs again";
        }
    }
}
