package io.understudy.backup.seal;

import java.io.IOException;

/** A file was encrypted for others than the keys that we have. */
public final class WrongKeyException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongKeyException(Throwable cause) {
        super(
                "wanted to open it with the keys that we have, found that it was encrypted for others. Name its key's"
                        + " file under backup.encryption.old_key_files.",
                cause);
    }
}
