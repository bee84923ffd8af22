package io.understudy.replication.perform;

import java.util.List;

/** The end of a program's output on one line: enough to know what it said, short enough for a message. */
final class Tail {
    private static final int LINES = 5;
    private static final int CHARACTERS = 300;

    private Tail() {}

    static String of(String output) {
        List<String> lines = output.strip().lines().map(String::strip).toList();
        String tail = String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        return tail.length() <= CHARACTERS ? tail : "…" + tail.substring(tail.length() - CHARACTERS);
    }
}
