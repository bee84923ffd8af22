package io.understudy.store;

/** The store cannot be opened or did not answer: nothing was stored, and nothing may be touched. */
public final class StoreUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String wanted;
    private final String found;
    private final String hint;

    StoreUnusable(String wanted, String found, String hint, Throwable cause) {
        super("wanted " + wanted + "; found " + found + "; " + hint, cause);
        this.wanted = wanted;
        this.found = found;
        this.hint = hint;
    }

    StoreUnusable(String wanted, String found, String hint) {
        this(wanted, found, hint, null);
    }

    public String wanted() {
        return wanted;
    }

    public String found() {
        return found;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}
