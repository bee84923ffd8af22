package io.understudy.replication.logs;

/** The messages that are known, by what they mean for replication. */
public enum LogKind {
    STREAMING("it began to stream", ""),
    WAL_REMOVED(
            "the WAL that it needs next is gone from its upstream",
            "rebuild it, or bring that segment from an archive"),
    HBA_MISSING("pg_hba.conf of its upstream has no line for it", "add the line there and reload"),
    HBA_REJECTS(
            "a line of its upstream's pg_hba.conf rejects it",
            "take out that line there, or put one before it, and reload"),
    PASSWORD("its upstream does not accept its password", "put the role's right password into its passfile"),
    ROLE_MISSING("its upstream does not know the role", "create the role, or name the right one in primary_conninfo"),
    SLOT_MISSING(
            "the slot that it streams through does not exist", "let the bot make the slot and point it there again"),
    SLOT_IN_USE(
            "somebody else streams through its slot",
            "wait up to wal_sender_timeout, 60 s by default; else find who uses it"),
    SLOT_INVALID("its slot was invalidated", "rebuild it: the slot did not keep its WAL"),
    SENDERS_FULL(
            "its upstream has no free WAL sender",
            "raise max_wal_senders there and restart it, or end a stream that nobody needs"),
    CLIENTS_FULL("there is no free connection", "end connections, or raise max_connections and restart"),
    NAME_UNKNOWN("the name of its upstream cannot be resolved", "repair the name resolution of its machine"),
    REFUSED("nothing listens on the upstream's port", "see whether the upstream runs and listens on that address"),
    NO_ROUTE("there is no way to the upstream's machine", "repair the network between the two machines"),
    TIMED_OUT("its upstream did not answer", "look at the network and at firewalls that drop packets"),
    CONNECTION_LOST("the connection to its upstream was lost", "wait: it connects again within seconds"),
    TLS("the encrypted connection to its upstream failed", "look at both ends' certificates and ssl settings"),
    NOT_READY("the server takes no connections yet, or no more", "wait until it has started"),
    RECEIVER_TIMEOUT(
            "nothing came from its upstream for wal_receiver_timeout",
            "look at the network; it connects again by itself"),
    SENDER_TIMEOUT(
            "a standby did not answer for wal_sender_timeout", "look at the network; it connects again by itself"),
    TIMELINE_BEHIND("it is on a newer timeline than its upstream", "rebuild the one that is not to be kept"),
    FORKED("its WAL went another way than its upstream's", "rebuild it: what it alone has is kept aside first"),
    IDENTIFIER_DIFFERS("its upstream is another cluster", "point it to the right server"),
    PARAMETERS_LOW("a setting of it is lower than the primary's", "raise the setting, then restart it"),
    CONFLICT("a query on it was in the way of replay", "end long queries there, or allow them less time"),
    WAL_INVALID("it reads damaged WAL at one place again and again", "rebuild it"),
    CHECKPOINT_LOST("its data directory has no valid checkpoint", "rebuild it; do not run pg_resetwal"),
    PAGE_CORRUPT("a page of its data is damaged", "check the disk; rebuild a standby, restore a primary"),
    NO_SPACE("its disk is full", "make room without touching pg_wal"),
    DISK_ERROR("its disk fails", "replace the disk; do not trust what is on it"),
    PORT_TAKEN("another process has its port", "find that process on its machine"),
    LOCK_FILE("another server seems to use its data directory", "find that process on its machine"),
    CONFIGURATION("its configuration files have errors", "correct the file that its log names"),
    DIRECTORY("its data directory is not as the server wants it", "correct what its log names"),
    MEMORY("its machine has too little memory", "free memory, or lower shared_buffers"),
    KILLED(
            "one of its processes was killed",
            "signal 9 is mostly the machine's out-of-memory killer: see the kernel's log"),
    ARCHIVE_FAILED("its archive_command failed", "run the command by hand as its user and correct what it says"),
    STOPPED("somebody stopped it", "ask who, before it is started again"),
    RECOVERED("it recovered from a crash", "see what came before"),
    PROMOTED("somebody promoted it", "ask who"),
    /** A FATAL or PANIC that is none of the others. */
    OTHER("it gave up", "read its log"),
    /** Not a message of its own: the wrapping of another server's words. */
    OUTER("its upstream or the way to it refused", "read what came back");

    private final String meaning;
    private final String remedy;

    LogKind(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** For the middle of a sentence about the server that said it. */
    public String meaning() {
        return meaning;
    }

    /** What to do, for the middle of a sentence; empty if nothing. */
    public String remedy() {
        return remedy;
    }

    /** Whether one sight means nothing: every recovery ends at a record that is none. */
    boolean countsOnlyRepeated() {
        return this == WAL_INVALID;
    }
}
