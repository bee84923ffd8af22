package io.understudy.backup.program;

/** The whole run cannot go on; the message is for people. */
public final class BackupFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public BackupFailedException(String message) {
        super(message);
    }
}
