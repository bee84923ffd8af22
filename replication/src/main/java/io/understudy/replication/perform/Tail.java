package io.understudy.replication.perform;

/** The end of a program's output on one line: enough to know what it said, short enough for a message. */
final class Tail {
    private static final int LINES = 5;
    private static final int CHARACTERS = 300;

    private Tail() {}

    static String of(String output) {
        String[] lines = output.strip().split("\\R+", -1);
        StringBuilder tail = new StringBuilder();
        for (int i = Math.max(0, lines.length - LINES); i < lines.length; i++) {
            tail.append(tail.isEmpty() ? "" : " | ").append(lines[i].strip());
        }
        return tail.length() <= CHARACTERS ? tail.toString() : "…" + tail.substring(tail.length() - CHARACTERS);
    }
}
