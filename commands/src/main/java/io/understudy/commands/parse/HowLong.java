package io.understudy.commands.parse;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people say them: {@code 90m}, {@code 90min}, {@code 2h}, {@code 1d}. */
final class HowLong {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,4})(m|min|h|d)");

    private HowLong() {}

    static Optional<Duration> read(String word) {
        Matcher matcher = AMOUNT.matcher(word.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "d" -> Duration.ofDays(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofMinutes(amount);
                });
    }
}
