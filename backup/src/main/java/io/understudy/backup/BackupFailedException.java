package io.understudy.backup;

/** The whole run cannot go on; the message is for people. */
final class BackupFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    BackupFailedException(String message) {
        super(message);
    }
}
