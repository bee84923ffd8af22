package io.understudy.store;

import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What people are told when the state file fails, in one wording: damage is restored, everything else is waited for. */
final class Recovery {
    private static final Set<SQLiteErrorCode> DAMAGE =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB);

    private Recovery() {}

    static StoreUnusable damaged(StoreSettings settings, String found, Throwable cause) {
        return new StoreUnusable("a whole state file at " + settings.file(), found, restore(settings), cause);
    }

    /** Sorts out what SQLite said about {@code wanted}; it may be anywhere among the causes. */
    static StoreUnusable failed(StoreSettings settings, String wanted, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException said) {
                return isDamage(said)
                        ? damaged(settings, said.getMessage(), failure)
                        : new StoreUnusable(wanted, said.getMessage(), waitFor(), failure);
            }
        }
        return new StoreUnusable(wanted, String.valueOf(failure.getMessage()), waitFor(), failure);
    }

    /** Extended codes say more than one of the list; their low byte is the plain one. */
    private static boolean isDamage(SQLiteException said) {
        int plain = said.getResultCode().code & 0xff;
        return DAMAGE.stream().anyMatch(code -> code.code == plain);
    }

    private static String waitFor() {
        return "nothing was stored; look for another process that holds the file (fuser), a full disk (df) and a"
                + " file system gone read-only (mount)";
    }

    static String restore(StoreSettings settings) {
        return "stop the bot and put the newest copy of " + settings.file() + " and "
                + settings.keyFile().getFileName()
                + " back, without any -wal and -shm file; or move all of them aside (keep them) and start empty:"
                + " requests, approvals, open incidents, messages, lag and audit history are then forgotten, backups"
                + " and clusters stay as they are; look at /replica status before you approve anything";
    }
}
