package io.understudy.replication.diagnose;

/** Whether a standby can still reach the primary's position without a new copy. */
public enum CatchUp {
    CAN_CATCH_UP("can catch up"),
    NEEDS_ARCHIVE("can catch up only from the archive"),
    NEEDS_REBUILD("needs a rebuild"),
    UNKNOWN("not known whether it can catch up");

    private final String words;

    CatchUp(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
