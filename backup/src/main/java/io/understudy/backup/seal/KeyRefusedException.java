package io.understudy.backup.seal;

import java.io.IOException;

/** A key cannot be used; the message is for people. Whoever meets it must not write anything instead. */
public final class KeyRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public KeyRefusedException(String message) {
        super(message);
    }

    public KeyRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
