package io.understudy.replication.cluster;

import java.util.Locale;

/** Amounts of bytes as people read them, the same everywhere: decimal units, {@code 0 B}, {@code 48 kB}, {@code 2.1 GB}. */
public final class Bytes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Bytes() {}

    public static String words(long bytes) {
        int unit = unitOf(bytes);
        return inUnit(bytes, unit) + " " + UNITS[unit];
    }

    /** {@code 92.4 of 181 GB}: both in the unit of the whole. */
    public static String wordsOf(long done, long total) {
        int unit = unitOf(total);
        return inUnit(done, unit) + " of " + inUnit(total, unit) + " " + UNITS[unit];
    }

    private static int unitOf(long bytes) {
        int unit = 0;
        for (double left = bytes; left >= 999.5 && unit < UNITS.length - 1; left /= 1000) {
            unit++;
        }
        return unit;
    }

    private static String inUnit(long bytes, int unit) {
        double amount = bytes / Math.pow(1000, unit);
        String text = String.format(Locale.ROOT, amount < 99.95 ? "%.1f" : "%.0f", amount);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
