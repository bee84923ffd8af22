package io.understudy.backup.restore;

/** A backup could not be restored; the message is for people. */
public final class RestoreFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public RestoreFailedException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** Whose fault it is. */
    public enum Fault {
        /** It is broken, and would not restore elsewhere either. */
        BACKUP,
        /** Where it was to go lacks something, as space, a program, a key or an extension: of the backup nothing is known. */
        PLACE
    }
}
