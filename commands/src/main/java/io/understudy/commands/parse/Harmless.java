package io.understudy.commands.parse;

/** Text from people and machines, made safe to read: what cannot be seen, or reorders what is seen, becomes visible. */
public final class Harmless {
    /** The most characters of a person's text that are shown back. */
    public static final int ECHO_LIMIT = 80;

    private Harmless() {}

    /** Control, zero-width, bidirectional and other format characters as {@code \}{@code u200b}; all on one line. */
    public static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isHidden(character)) {
                shown.append(String.format(character > 0xFFFF ? "\\U%08x" : "\\u%04x", character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    /** Like {@link #visible}, at most {@link #ECHO_LIMIT} characters. */
    public static String echo(String text) {
        return shortened(text, ECHO_LIMIT);
    }

    /** Like {@link #visible}, at most {@code limit} characters with the mark of what was cut. */
    public static String shortened(String text, int limit) {
        String start = text.length() > limit ? text.substring(0, limit) : text;
        String shown = visible(start);
        boolean cut = text.length() > limit || shown.length() > limit;
        return cut ? shown.substring(0, Math.min(shown.length(), limit - 1)) + "…" : shown;
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
