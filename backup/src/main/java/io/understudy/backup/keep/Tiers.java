package io.understudy.backup.keep;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.settings.RetentionSettings;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * The newest of each day, ISO week and month (UTC), and the minimum. Days without a backup do not count: nothing goes
 * because time passes. Pure.
 */
record Tiers(RetentionSettings keep) {
    private static final Duration LEAST_REACH = Duration.ofDays(31);

    /**
     * What one tier or another needs.
     *
     * @param newestFirst the runs that count
     */
    Claims of(List<Backup> newestFirst) {
        Claims claims = new Claims();
        claim(claims, newestFirst, keep.daily(), one -> "daily " + day(one));
        claim(claims, newestFirst, keep.weekly(), one -> "weekly " + week(one));
        claim(claims, newestFirst, keep.monthly(), one -> "monthly " + YearMonth.from(day(one)));
        newestFirst.stream().limit(keep.minimum()).forEach(one -> claims.add(one, "minimum"));
        return claims;
    }

    /** For how long the tiers look back if there is a backup each day; at least a month. */
    Duration reach() {
        int days = Math.max(keep.daily(), Math.max(keep.weekly() * 7, keep.monthly() * 31));
        Duration reach = Duration.ofDays(days);
        return reach.compareTo(LEAST_REACH) < 0 ? LEAST_REACH : reach;
    }

    /** Why something that they do not need goes. */
    String beyond() {
        return "beyond the last %d days, %d weeks and %d months".formatted(keep.daily(), keep.weekly(), keep.monthly());
    }

    private static void claim(Claims claims, List<Backup> newestFirst, int slots, Function<Backup, String> slot) {
        Set<String> taken = new HashSet<>();
        for (Backup one : newestFirst) {
            String name = slot.apply(one);
            if (taken.size() < slots && taken.add(name)) {
                claims.add(one, name);
            }
        }
    }

    private static LocalDate day(Backup one) {
        return one.startedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String week(Backup one) {
        LocalDate day = day(one);
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
