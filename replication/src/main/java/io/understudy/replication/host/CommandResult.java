package io.understudy.replication.host;

/**
 * What a command that ended left behind.
 *
 * @param exitCode what the program answered; 0 is success, 127 means that there is no such program, 128 + n that signal
 *     n ended it
 * @param stdout its output as UTF-8 text, at most {@link #LIMIT_BYTES} bytes of it
 * @param stderr its messages as UTF-8 text, at most {@link #LIMIT_BYTES} bytes of them
 * @param truncated whether either of them was longer than the limit; the rest was read and dropped
 */
public record CommandResult(int exitCode, String stdout, String stderr, boolean truncated) {

    /** How many bytes are kept of each of the two outputs. */
    public static final int LIMIT_BYTES = 1024 * 1024;

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** The last words of the program, for an error's text: the end of stderr, else of stdout, at most 2000 characters. */
    public String complaint() {
        String words = (stderr.isBlank() ? stdout : stderr).strip();
        String end = words.substring(Math.max(0, words.length() - 2000));
        return end.isEmpty() ? "exit code " + exitCode + " without a word" : end;
    }
}
