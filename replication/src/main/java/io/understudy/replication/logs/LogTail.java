package io.understudy.replication.logs;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the end of a server's log on its machine, wherever it is. Changes nothing. */
public final class LogTail {
    private static final Duration REACH = Duration.ofHours(1);
    private static final int NEWEST = 200;
    /** Where a prefix has its time: what stands behind it may be anybody's words. */
    private static final int FIRST_COLUMNS = 40;

    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");
    private final Duration deadline;

    /** Reads nothing yet. */
    public LogTail(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * Reads at most 200 lines. Never throws for what it finds.
     *
     * @param host the node's machine, logged in as whoever the bot logs in as
     */
    public LogAnswer read(NodeSpec node, Host host) {
        try {
            CommandResult result = host.as(node.postgres().osUser()).run(LogScript.tail(node.postgres()), deadline);
            return result.succeeded()
                    ? new LogAnswer.Found(parse(result.stdout().lines().toList()))
                    : new LogAnswer.NotFound(Harmless.line(result.complaint()));
        } catch (HostException unanswered) {
            return new LogAnswer.NotFound(unanswered.failure().message());
        } catch (IllegalArgumentException notUnderstood) {
            return new LogAnswer.NotFound(notUnderstood.getMessage());
        }
    }

    /** Reads what the script printed. */
    static ServerLog parse(List<String> output) {
        int mark = output.indexOf(LogScript.MARK);
        if (mark < 0) {
            throw new IllegalArgumentException(
                    "wanted a server's log, found " + output.size() + " lines without its name");
        }
        List<String> lines = output.subList(mark + 1, output.size());
        List<String> newest = lines.subList(Math.max(0, lines.size() - NEWEST), lines.size());
        long quiet = Long.parseLong(value("quiet", output));
        return new ServerLog(value("source", output), within(newest), Duration.ofSeconds(Math.max(0, quiet)));
    }

    private static String value(String key, List<String> output) {
        return output.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("wanted the log's " + key + ", found none"));
    }

    /** Compared with each other only, in whatever zone they are written: the newest one's age is known otherwise. */
    private static List<String> within(List<String> lines) {
        Optional<LocalDateTime> last =
                lines.stream().flatMap(line -> time(line).stream()).reduce((one, two) -> two);
        if (last.isEmpty()) {
            return lines;
        }
        LocalDateTime from = last.get().minus(REACH);
        int first = 0;
        while (first < lines.size()
                && time(lines.get(first)).filter(at -> !at.isBefore(from)).isEmpty()) {
            first++;
        }
        return lines.subList(first, lines.size());
    }

    private static Optional<LocalDateTime> time(String line) {
        Matcher found = TIME.matcher(line);
        if (!found.find() || found.start() > FIRST_COLUMNS) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(found.group(1) + "T" + found.group(2)));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }
}
