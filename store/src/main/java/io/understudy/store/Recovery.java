package io.understudy.store;

/** How people get out of a damaged state file, in one wording. */
final class Recovery {
    private Recovery() {}

    static StoreUnusable damaged(StoreSettings settings, String found, Throwable cause) {
        return new StoreUnusable("a whole state file at " + settings.file(), found, hint(settings), cause);
    }

    static String hint(StoreSettings settings) {
        return "stop the bot and put the newest copy of " + settings.file() + " and "
                + settings.keyFile().getFileName()
                + " back, without any -wal and -shm file; or move all of them aside (keep them) and start empty:"
                + " requests, approvals, open incidents, messages, lag and audit history are then forgotten, backups"
                + " and clusters stay as they are; look at /replica status before you approve anything";
    }
}
