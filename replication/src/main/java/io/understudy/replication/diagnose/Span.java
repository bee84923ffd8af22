package io.understudy.replication.diagnose;

import java.time.Duration;

/** Lengths of time as sentences of conditions say them: {@code 48 s}, {@code 12 min}, {@code 5 h}. */
final class Span {
    private Span() {}

    static String words(Duration length) {
        if (length.toMinutes() < 3) {
            return length.toSeconds() + " s";
        }
        return length.toHours() < 3 ? length.toMinutes() + " min" : length.toHours() + " h";
    }
}
