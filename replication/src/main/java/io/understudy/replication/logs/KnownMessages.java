package io.understudy.replication.logs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The table of messages in every language: {@code messages.txt} beside this class. */
final class KnownMessages {
    private static final List<KnownMessage> ALL = read();

    private KnownMessages() {}

    /** A message with its arguments. */
    record Match(LogKind kind, List<String> arguments) {}

    /** Empty for a message that is not known. */
    static Optional<Match> match(String message) {
        return ALL.stream()
                .flatMap(known -> known.in(message).map(arguments -> new Match(known.kind(), arguments)).stream())
                .findFirst();
    }

    private static List<KnownMessage> read() {
        try (InputStream table = KnownMessages.class.getResourceAsStream("messages.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 3))
                    .map(fields -> KnownMessage.parse(LogKind.valueOf(fields[0]), fields[2]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the jar lacks the table of server messages", unreadable);
        }
    }
}
