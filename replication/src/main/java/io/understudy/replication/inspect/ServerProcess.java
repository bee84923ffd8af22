package io.understudy.replication.inspect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One process of a PostgreSQL program.
 *
 * @param state as in the process table: T is stopped by a signal, Z is dead and not yet collected
 */
record ServerProcess(int pid, int parent, String state) {
    /** The order of the lines in {@code /proc/PID/status}. */
    private static final Pattern STATE_PID_PARENT = Pattern.compile("(\\w)\\s+(\\d+)\\s+(\\d+)");

    /** Empty for a process that ended while it was looked at. */
    static Optional<ServerProcess> parse(String line) {
        Matcher found = STATE_PID_PARENT.matcher(line.strip());
        return found.matches()
                ? Optional.of(new ServerProcess(
                        Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)), found.group(1)))
                : Optional.empty();
    }

    boolean isAlive() {
        return !state.equals("Z") && !state.equals("X");
    }

    boolean isStopped() {
        return state.equalsIgnoreCase("T");
    }
}
