package io.understudy.replication.logs;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a server's line fit for people's eyes and for chat: strangers choose names that end up in logs. */
public final class Harmless {
    private static final int LONGEST = 300;
    /** {@code password=x}, {@code PASSWORD 'x'}, and the password of a connection URI. */
    private static final Pattern SECRETS = Pattern.compile(
            "((?i:password)\\s*=\\s*|(?i:password)\\s+(?=')|://[^\\s:/@]*:)('(?:[^']|'')*'|[^\\s'\"@&]+)");

    private Harmless() {}

    /** Without control and invisible characters, without passwords, and of bounded length. */
    public static String line(String text) {
        String visible = text.strip()
                .codePoints()
                .mapToObj(point -> isVisible(point) ? Character.toString(point) : " ")
                .collect(Collectors.joining());
        String open = SECRETS.matcher(visible).replaceAll("$1…");
        return open.length() <= LONGEST ? open : open.substring(0, LONGEST) + "…";
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
