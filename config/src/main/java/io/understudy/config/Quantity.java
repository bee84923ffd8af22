package io.understudy.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole number with a unit, such as {@code 16 MB} or {@code 500ms}; units are case-sensitive like PostgreSQL's. */
final class Quantity {
    static final Quantity TIME =
            new Quantity(units("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L));
    static final Quantity SIZE =
            new Quantity(units("B", 1L, "kB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30, "TB", 1L << 40));

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,18})\\s*(\\p{Alpha}*)");

    private final Map<String, Long> units;

    private Quantity(Map<String, Long> units) {
        this.units = units;
    }

    /** Milliseconds or bytes; a bare 0 needs no unit. Throws IllegalArgumentException when the text is no such quantity. */
    long parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a number with a unit");
        }
        long number = Long.parseLong(matcher.group(1));
        Long factor = number == 0 && matcher.group(2).isEmpty() ? Long.valueOf(1) : units.get(matcher.group(2));
        if (factor == null || number > Long.MAX_VALUE / factor) {
            throw new IllegalArgumentException("no such unit, or too large");
        }
        return number * factor;
    }

    /** In the largest unit that needs no fraction. */
    String render(long amount) {
        String text = amount + units.keySet().iterator().next();
        for (Map.Entry<String, Long> unit : units.entrySet()) {
            if (amount != 0 && amount % unit.getValue() == 0) {
                text = amount / unit.getValue() + unit.getKey();
            }
        }
        return text;
    }

    String unitsInWords() {
        return String.join(", ", units.keySet());
    }

    private static Map<String, Long> units(Object... pairs) {
        Map<String, Long> units = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            units.put((String) pairs[i], (Long) pairs[i + 1]);
        }
        return units;
    }
}
