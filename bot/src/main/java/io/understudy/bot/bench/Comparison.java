package io.understudy.bot.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The same thing done raw and by Understudy.
 *
 * @param raw one time for each run
 * @param ours one time for each run, in the same order
 * @param goal what the ratio should be, in words
 */
public record Comparison(String what, List<Duration> raw, List<Duration> ours, String goal) {
    public Comparison {
        raw = List.copyOf(raw);
        ours = List.copyOf(ours);
        if (raw.isEmpty() || raw.size() != ours.size()) {
            throw new IllegalArgumentException(
                    "wanted as many raw runs as own ones, found " + raw.size() + " and " + ours.size());
        }
    }

    /** The head of the table whose rows are {@link #row}. */
    public static String head() {
        return "| What | Runs | Raw, ms: median (min–max) | Understudy, ms: median (min–max) |"
                + " Ratio: median (min–max) | Goal |\n|---|---|---|---|---|---|";
    }

    public String row() {
        double[] ratios = IntStream.range(0, raw.size())
                .mapToDouble(run -> millis(ours.get(run)) / millis(raw.get(run)))
                .toArray();
        return "| " + what + " | " + raw.size() + " | " + words(times(raw), 1) + " | " + words(times(ours), 1) + " | "
                + words(ratios, 2) + " | " + goal + " |";
    }

    private static double[] times(List<Duration> durations) {
        return durations.stream().mapToDouble(Comparison::millis).toArray();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static String words(double[] values, int digits) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        String number = "%." + digits + "f";
        return String.format(
                Locale.ROOT, number + " (" + number + "–" + number + ")", median, sorted[0], sorted[sorted.length - 1]);
    }
}
