package io.understudy.backup.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the rows in the SQL text that {@code pg_restore} writes. The text comes in pieces of any size; of rows nothing but
 * the newlines is looked at: COPY writes a row as one line, with a newline inside of it as {@code \n} (manual: COPY, "Text
 * Format").
 *
 * <p>Not safe for several threads, but for what says otherwise.
 */
final class CopyCounter {
    private static final byte[] END = {'\\', '.', '\n'};
    private static final String COPY = "COPY ";
    private static final String FROM_STDIN = " FROM stdin";
    private static final int PIECE_BYTES = 64 * 1024;
    /** More than the longest: 1600 columns with names of 63 bytes, all quoted. */
    private static final int LONGEST_COPY_BYTES = 256 * 1024;

    private final SortedMap<String, Long> rows = new TreeMap<>();
    private final SqlText sql = new SqlText();
    private final ByteArrayOutputStream statement = new ByteArrayOutputStream();

    private volatile String table = "";
    private volatile long taken;
    /** A COPY was read; its rows begin with the next line. */
    private boolean announced;

    private boolean inRows;
    private long count;
    /** How many bytes of {@link #END} the line has so far; -1 once it has something else. */
    private int ended;

    /** Takes all there is. */
    void takeAll(InputStream text) throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        for (int length = text.read(piece); length >= 0; length = text.read(piece)) {
            take(piece, length);
        }
    }

    /** Takes the next piece. */
    void take(byte[] bytes, int length) {
        taken += length;
        int at = 0;
        while (at < length) {
            at = inRows ? takeRows(bytes, at, length) : takeSql(bytes, at, length);
        }
    }

    /** The table that is being read, or was last; empty before the first. For any thread. */
    String table() {
        return table;
    }

    /** How much was taken so far. For any thread. */
    long bytes() {
        return taken;
    }

    /** By table; those of a COPY that has not ended are not there. */
    SortedMap<String, Long> rows() {
        return rows;
    }

    /** Whether the text ends where it may end. */
    boolean atRest() {
        return !inRows && !announced;
    }

    private int takeRows(byte[] bytes, int from, int length) {
        int at = from;
        while (at < length) {
            byte next = bytes[at++];
            if (ended >= 0 && next == END[ended]) {
                ended++;
                if (ended == END.length) {
                    rows.merge(table, count, Long::sum);
                    inRows = false;
                    return at;
                }
            } else if (next == '\n') {
                count++;
                ended = 0;
            } else {
                ended = -1;
                at = lineEnd(bytes, at, length);
            }
        }
        return at;
    }

    private static int lineEnd(byte[] bytes, int from, int length) {
        int at = from;
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private int takeSql(byte[] bytes, int from, int length) {
        for (int at = sql.stringEnd(bytes, from, length); at < length; at = sql.stringEnd(bytes, at + 1, length)) {
            if (announced && bytes[at] == '\n') {
                begin();
                return at + 1;
            }
            switch (sql.take(bytes[at])) {
                case STATEMENT -> gather(bytes[at]);
                case END -> judgeStatement();
                case BETWEEN -> {}
            }
        }
        return length;
    }

    private void gather(byte next) {
        if (statement.size() < LONGEST_COPY_BYTES) {
            statement.write(next);
        }
    }

    private void judgeStatement() {
        String text = statement.toString(StandardCharsets.UTF_8);
        statement.reset();
        if (text.startsWith(COPY) && text.endsWith(FROM_STDIN)) {
            table = target(text);
            announced = true;
        }
    }

    /** Up to the first space that is in no quotes. */
    private static String target(String copy) {
        boolean quoted = false;
        for (int at = COPY.length(); at < copy.length(); at++) {
            quoted ^= copy.charAt(at) == '"';
            if (copy.charAt(at) == ' ' && !quoted) {
                return copy.substring(COPY.length(), at);
            }
        }
        throw new AssertionError("it ends with" + FROM_STDIN);
    }

    private void begin() {
        announced = false;
        inRows = true;
        count = 0;
        ended = 0;
    }
}
