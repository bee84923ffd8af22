package io.understudy.commands.render;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts as people read them, the same in every message. Times are UTC and say so. */
public final class Figures {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter DAY_SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private Figures() {}

    /** Decimal units: {@code 0 B}, {@code 48 kB}, {@code 2.1 GB}. */
    public static String bytes(long bytes) {
        return Bytes.words(bytes);
    }

    /** {@code 92.4 of 181 GB}: both in the unit of the whole. */
    public static String bytesOf(long done, long total) {
        return Bytes.wordsOf(done, total);
    }

    /** {@code 0 s}, {@code 0.2 s}, {@code 6 min}, {@code 41 d}; rounded down to one unit, never negative. */
    public static String duration(Duration duration) {
        return Times.words(duration);
    }

    /** {@code 14:02:11 UTC}. */
    public static String second(Instant at) {
        return SECOND.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code 14:17 UTC}. */
    public static String minute(Instant at) {
        return MINUTE.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code 2026-11-20 03:10 UTC}. */
    public static String day(Instant at) {
        return DAY.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code 2026-11-20 03:10:07 UTC}. */
    public static String daySecond(Instant at) {
        return DAY_SECOND.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code 13:56 UTC (6 min)}; with the day when it is not today. */
    public static String since(Instant since, Instant now) {
        boolean today = since.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
        return (today ? minute(since) : day(since)) + " (" + duration(Duration.between(since, now)) + ")";
    }
}
