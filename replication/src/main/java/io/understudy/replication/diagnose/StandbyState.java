package io.understudy.replication.diagnose;

/** The named state of a node that should be a standby; never a bare number. */
public enum StandbyState {
    STREAMING(Standing.WELL, "streaming"),
    CATCHING_UP(Standing.BUSY, "catching up"),
    LAGGING_RECEIVE(Standing.BUSY, "receives too slowly"),
    LAGGING_REPLAY(Standing.BUSY, "replays too slowly"),
    DELAYED_BY_DESIGN(Standing.WELL, "delayed by design"),
    PAUSED_BY_USER(Standing.BUSY, "replay is paused"),
    PAUSED_BY_PARAMETER(Standing.BROKEN, "replay is paused because a setting is lower than the primary's"),
    ARCHIVE_ONLY(Standing.BUSY, "reads the archive only, does not stream"),
    DISCONNECTED(Standing.BROKEN, "NOT STREAMING"),
    WAL_REMOVED(Standing.BROKEN, "NOT STREAMING, the WAL it needs is gone"),
    SLOT_LOST(Standing.BROKEN, "NOT STREAMING, its slot is lost"),
    WRONG_UPSTREAM(Standing.BROKEN, "streams from the wrong server"),
    TIMELINE_BEHIND(Standing.BROKEN, "stays on an older timeline"),
    DIVERGED(Standing.BROKEN, "DIVERGED from the primary"),
    PROMOTED_UNEXPECTEDLY(Standing.BROKEN, "is a second PRIMARY"),
    STARTING(Standing.BUSY, "is starting"),
    DOWN(Standing.BROKEN, "is DOWN"),
    FENCED(Standing.BROKEN, "is FENCED"),
    UNREACHABLE(Standing.UNSEEN, "cannot be reached"),
    NO_PERMISSION(Standing.UNSEEN, "cannot be judged: the bot's role lacks pg_monitor");

    /** What a state means for its cluster. */
    public enum Standing {
        WELL,
        BUSY,
        BROKEN,
        UNSEEN
    }

    private final Standing standing;
    private final String words;

    StandbyState(Standing standing, String words) {
        this.standing = standing;
        this.words = words;
    }

    public Standing standing() {
        return standing;
    }

    /** For the middle of a sentence that begins with the node's name. */
    public String words() {
        return words;
    }
}
