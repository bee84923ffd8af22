package io.understudy.replication.host;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.function.Consumer;

/** Takes one of a command's outputs: keeps its beginning, and queues its lines for the waiting thread. */
final class Capture extends OutputStream {

    // Lines are for people who watch; a longer one is told in pieces.
    private static final int LINE_LIMIT_BYTES = 8192;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Queue<Runnable> told;
    private final Consumer<String> listener;
    private boolean truncated;

    Capture(Queue<Runnable> told, Consumer<String> listener) {
        this.told = told;
        this.listener = listener;
    }

    @Override
    public synchronized void write(int value) {
        if (kept.size() < CommandResult.LIMIT_BYTES) {
            kept.write(value);
        } else {
            truncated = true;
        }
        if (value == '\n' || value == '\r' || line.size() == LINE_LIMIT_BYTES) {
            tellLine();
        }
        if (value != '\n' && value != '\r') {
            line.write(value);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int index = offset; index < offset + length; index++) {
            write(bytes[index]);
        }
    }

    /** Tells the last line, which nothing ended. */
    synchronized void tellLine() {
        if (line.size() > 0) {
            String text = line.toString(StandardCharsets.UTF_8);
            told.add(() -> listener.accept(text));
            line.reset();
        }
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    synchronized boolean truncated() {
        return truncated;
    }
}
