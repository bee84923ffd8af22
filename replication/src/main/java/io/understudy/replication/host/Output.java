package io.understudy.replication.host;

/**
 * Told of a command's lines while it runs, on the thread that called {@code run}. A line ends with a newline or a carriage
 * return (that is how {@code pg_basebackup --progress} redraws its line); empty lines are left out.
 */
public interface Output {

    /** Hears nothing. */
    Output IGNORED = new Output() {};

    default void stdoutLine(String line) {}

    default void stderrLine(String line) {}

    /** Called again and again while nothing is said, many times a second. */
    default void silence() {}
}
