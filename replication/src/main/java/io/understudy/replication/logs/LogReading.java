package io.understudy.replication.logs;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The known messages of a log, by when they came.
 *
 * @param healed what came before the server last began to stream; oldest first
 * @param open what came after that, or all if it never did; oldest first
 */
public record LogReading(List<LogMessage> healed, List<LogMessage> open) {
    public LogReading {
        healed = List.copyOf(healed);
        open = List.copyOf(open);
    }

    /** The newest one that a server without a stream may owe it to: not healed, if there is any. */
    public Optional<LogMessage> newest(Predicate<LogMessage> which) {
        return last(open, which).or(() -> last(healed, which));
    }

    /** Whether something of this kind is there. */
    public Optional<LogMessage> newest(LogKind kind) {
        return newest(message -> message.kind() == kind);
    }

    /** The newest line of each sort that {@link #newest(Predicate)} chooses from. */
    public List<String> lines(Predicate<LogMessage> which) {
        List<LogMessage> chosen = open.stream().anyMatch(which) ? open : healed;
        return chosen.stream().filter(which).map(LogMessage::line).toList();
    }

    public Stream<LogMessage> all() {
        return Stream.concat(healed.stream(), open.stream());
    }

    private static Optional<LogMessage> last(List<LogMessage> messages, Predicate<LogMessage> which) {
        return messages.stream().filter(which).reduce((first, second) -> second);
    }
}
