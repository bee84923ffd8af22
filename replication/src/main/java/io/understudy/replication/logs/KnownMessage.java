package io.understudy.replication.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message of a catalogue, as a pattern.
 *
 * @param order which argument of the original each group of the pattern is, from 0: translations change their order
 */
record KnownMessage(LogKind kind, Pattern pattern, List<Integer> order) {
    private static final Pattern CONVERSION = Pattern.compile("%(?:(\\d+)\\$)?\\d*l{0,2}z?([sduX])");

    /** Reads a catalogue's text with its printf conversions. */
    static KnownMessage parse(LogKind kind, String format) {
        StringBuilder regex = new StringBuilder();
        List<Integer> order = new ArrayList<>();
        Matcher conversion = CONVERSION.matcher(format);
        int from = 0;
        while (conversion.find()) {
            regex.append(Pattern.quote(format.substring(from, conversion.start())));
            regex.append(group(conversion.group(2), conversion.end() == format.length()));
            order.add(Optional.ofNullable(conversion.group(1))
                    .map(number -> Integer.parseInt(number) - 1)
                    .orElse(order.size()));
            from = conversion.end();
        }
        regex.append(Pattern.quote(format.substring(from)));
        return new KnownMessage(kind, Pattern.compile(regex.toString()), order);
    }

    private static String group(String conversion, boolean last) {
        return switch (conversion) {
            case "s" -> last ? "(.*)" : "(.+?)";
            case "X" -> "([0-9A-Fa-f]+)";
            default -> "(-?\\d+)";
        };
    }

    /** The arguments in the original's order if the message begins like this; else empty. */
    Optional<List<String>> in(String message) {
        Matcher found = pattern.matcher(message);
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        String[] arguments = new String[order.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[order.get(i)] = found.group(i + 1);
        }
        return Optional.of(Arrays.asList(arguments));
    }
}
