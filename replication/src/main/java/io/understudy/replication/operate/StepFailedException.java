package io.understudy.replication.operate;

/** A step could not be performed: what it wanted, what it found and what to do. */
public final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String wanted;
    private final String found;
    private final String hint;

    public StepFailedException(String wanted, String found, String hint) {
        super("wanted " + wanted + "; found " + found + "; " + hint);
        this.wanted = wanted;
        this.found = found;
        this.hint = hint;
    }

    public String wanted() {
        return wanted;
    }

    public String found() {
        return found;
    }

    public String hint() {
        return hint;
    }
}
