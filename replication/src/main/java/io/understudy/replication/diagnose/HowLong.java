package io.understudy.replication.diagnose;

import java.time.Duration;

/** Times in the words of sentences: the two greatest units that matter. */
final class HowLong {
    private HowLong() {}

    /** {@code 3 d 4 h}, {@code 2 h 10 min}, {@code 40 min}, {@code 25 s}; of its size, without a sign. */
    static String words(Duration time) {
        Duration size = time.abs();
        if (size.toDays() >= 1) {
            return pair(size.toDays(), "d", size.toHoursPart(), "h");
        }
        if (size.toHours() >= 1) {
            return pair(size.toHours(), "h", size.toMinutesPart(), "min");
        }
        return size.toMinutes() >= 1 ? size.toMinutes() + " min" : size.toSeconds() + " s";
    }

    private static String pair(long great, String greatUnit, int small, String smallUnit) {
        return great + " " + greatUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
