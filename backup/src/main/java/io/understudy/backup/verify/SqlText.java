package io.understudy.backup.verify;

import java.io.ByteArrayOutputStream;

/**
 * Finds the statements in the SQL text that PostgreSQL's programs write, byte by byte: a semicolon or a word inside of a
 * string, a name, a comment or a function's body is none of them (manual: SQL Syntax, "Lexical Structure").
 *
 * <p>It knows only what those programs write: they never escape a quote by a backslash, and write no block comments.
 */
final class SqlText {
    /** What a byte belongs to. */
    enum Part {
        /** White space, comments and psql's own commands before a statement. */
        BETWEEN,
        STATEMENT,
        /** The semicolon that ends a statement. */
        END
    }

    private enum Mode {
        PLAIN,
        STRING,
        NAME,
        REST_OF_LINE,
        DOLLAR_TAG,
        DOLLAR_BODY
    }

    private final ByteArrayOutputStream tag = new ByteArrayOutputStream();
    private Mode mode = Mode.PLAIN;
    private boolean inStatement;
    private byte previous;
    private byte[] closing = {};
    private int closed;

    Part take(byte next) {
        Part part =
                switch (mode) {
                    case PLAIN -> plain(next);
                    case STRING -> until('\'', next);
                    case NAME -> until('"', next);
                    case REST_OF_LINE -> until('\n', next);
                    case DOLLAR_TAG -> dollarTag(next);
                    case DOLLAR_BODY -> dollarBody(next);
                };
        previous = next;
        return part;
    }

    /**
     * Where the string that we are in ends, or {@code from} if we are in none: large objects are strings of megabytes, of
     * which nothing matters.
     */
    int stringEnd(byte[] bytes, int from, int length) {
        int at = from;
        while (mode == Mode.STRING && at < length && bytes[at] != '\'') {
            at++;
        }
        return at;
    }

    private Part plain(byte next) {
        if (!inStatement) {
            return begin(next);
        }
        switch (next) {
            case ';' -> {
                inStatement = false;
                return Part.END;
            }
            case '\'' -> mode = Mode.STRING;
            case '"' -> mode = Mode.NAME;
            case '-' -> mode = previous == '-' ? Mode.REST_OF_LINE : Mode.PLAIN;
            case '$' -> dollar();
            default -> {}
        }
        return Part.STATEMENT;
    }

    private Part begin(byte next) {
        if (next == '-' || next == '\\') {
            mode = Mode.REST_OF_LINE;
            return Part.BETWEEN;
        }
        if (next <= ' ' && next >= 0) {
            return Part.BETWEEN;
        }
        inStatement = true;
        return plain(next);
    }

    /** A quote that is doubled ends the string, and begins it again at once. */
    private Part until(char end, byte next) {
        if (next == end) {
            mode = Mode.PLAIN;
        }
        return here();
    }

    private Part here() {
        return inStatement ? Part.STATEMENT : Part.BETWEEN;
    }

    private void dollar() {
        if (!isNamePart(previous)) {
            mode = Mode.DOLLAR_TAG;
            tag.reset();
            tag.write('$');
        }
    }

    private Part dollarTag(byte next) {
        if (next == '$') {
            tag.write(next);
            closing = tag.toByteArray();
            closed = 0;
            mode = Mode.DOLLAR_BODY;
            return Part.STATEMENT;
        }
        if (!isNamePart(next) || (tag.size() == 1 && isDigit(next))) {
            mode = Mode.PLAIN;
            return plain(next);
        }
        tag.write(next);
        return Part.STATEMENT;
    }

    private Part dollarBody(byte next) {
        if (next == closing[closed]) {
            closed++;
        } else {
            closed = next == '$' ? 1 : 0;
        }
        if (closed == closing.length) {
            mode = Mode.PLAIN;
        }
        return Part.STATEMENT;
    }

    private static boolean isNamePart(byte one) {
        return one < 0 || one == '_' || one == '$' || isDigit(one) || (one | 0x20) >= 'a' && (one | 0x20) <= 'z';
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }
}
