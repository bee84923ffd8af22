package io.understudy.commands.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as people say it, in UTC.
 *
 * @param day empty: the next time that it is this time
 */
public record When(Optional<LocalDate> day, LocalTime time) {
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");

    /** The first moment after {@code now} where no day was said; else that moment, which may be over. */
    public Instant after(Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        Instant said = day.orElse(today).atTime(time).toInstant(ZoneOffset.UTC);
        boolean tomorrow = day.isEmpty() && !said.isAfter(now);
        return tomorrow ? today.plusDays(1).atTime(time).toInstant(ZoneOffset.UTC) : said;
    }

    /** How many of the words it takes, and what they say. */
    record Read(When when, int words) {}

    /** Reads {@code 02:00}, {@code 2026-11-22 02:00} or either followed by {@code UTC}; empty if the words do not begin so. */
    static Optional<Read> read(List<String> words) {
        try {
            Optional<LocalDate> day = words.isEmpty() ? Optional.empty() : day(words.get(0));
            int next = day.isPresent() ? 1 : 0;
            Optional<LocalTime> time = next < words.size() ? time(words.get(next)) : Optional.empty();
            boolean zone = next + 1 < words.size() && words.get(next + 1).equalsIgnoreCase("utc");
            return time.map(found -> new Read(new When(day, found), next + (zone ? 2 : 1)));
        } catch (DateTimeException noSuchDayOrTime) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String word) {
        Matcher matcher = DAY.matcher(word);
        return matcher.matches()
                ? Optional.of(LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3)))
                : Optional.empty();
    }

    private static Optional<LocalTime> time(String word) {
        Matcher matcher = TIME.matcher(word);
        return matcher.matches() ? Optional.of(LocalTime.of(number(matcher, 1), number(matcher, 2))) : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
