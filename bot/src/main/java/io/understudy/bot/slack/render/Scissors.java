package io.understudy.bot.slack.render;

/** Shortens text that is too long, never inside of a character or of an escape, and remembers that it did. */
final class Scissors {
    private static final String MARK = "…";
    /** Of an escape, which has five characters at most, without its end. */
    private static final int LONGEST_TORN = 4;

    private boolean shortened;

    /** At most so many characters of the text, which may be escaped. */
    String fit(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        shortened = true;
        return text.substring(0, end(text, limit - MARK.length())) + MARK;
    }

    /** Whether anything was too long. */
    boolean shortened() {
        return shortened;
    }

    private static int end(String text, int wanted) {
        int escape = text.lastIndexOf('&', wanted - 1);
        boolean torn = escape >= wanted - LONGEST_TORN && escape >= 0 && text.indexOf(';', escape) >= wanted;
        int end = torn ? escape : wanted;
        return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
