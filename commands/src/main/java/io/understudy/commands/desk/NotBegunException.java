package io.understudy.commands.desk;

/** Work was asked for that cannot be begun now, which is nobody's mistake: its message is told to the person who asked. */
public final class NotBegunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes whole sentences: what was wanted, what was found, what to do. */
    public NotBegunException(String words) {
        super(words);
    }
}
