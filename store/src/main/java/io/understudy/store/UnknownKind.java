package io.understudy.store;

/** A stored document says something that this version does not know. It is left alone, never guessed. */
public final class UnknownKind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownKind(String wanted, String found, Throwable cause) {
        super(
                "wanted " + wanted + " that this version knows; found " + found
                        + "; it was written by another version of Understudy: start that version, or leave it alone",
                cause);
    }
}
