package io.understudy.replication.diagnose;

import java.time.Duration;
import java.util.Optional;

/** A setting that is a length of time, as {@code SHOW} writes it: {@code 10s}, {@code 1min}, {@code 0}. */
final class SettingSpan {
    private SettingSpan() {}

    /** Empty if it is written otherwise. */
    static Optional<Duration> of(String shown) {
        int digits = 0;
        while (digits < shown.length() && Character.isDigit(shown.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 9) {
            return Optional.empty();
        }
        long number = Long.parseLong(shown, 0, digits, 10);
        return switch (shown.substring(digits)) {
            case "" -> number == 0 ? Optional.of(Duration.ZERO) : Optional.empty();
            case "ms" -> Optional.of(Duration.ofMillis(number));
            case "s" -> Optional.of(Duration.ofSeconds(number));
            case "min" -> Optional.of(Duration.ofMinutes(number));
            case "h" -> Optional.of(Duration.ofHours(number));
            case "d" -> Optional.of(Duration.ofDays(number));
            default -> Optional.empty();
        };
    }
}
