package io.understudy.replication.cluster;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as people read them, the same everywhere: {@code 0 s}, {@code 0.2 s}, {@code 6 min}, {@code 41 d}. */
public final class Times {
    private Times() {}

    /** Rounded down to one unit, never negative. */
    public static String words(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis > 0 && millis < 100) {
            return "< 0.1 s";
        }
        if (millis < 10_000) {
            return oneDecimal(millis / 1000.0) + " s";
        }
        long seconds = millis / 1000;
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    private static String oneDecimal(double amount) {
        String text = String.format(Locale.ROOT, "%.1f", amount);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
