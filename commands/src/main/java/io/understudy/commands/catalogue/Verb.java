package io.understudy.commands.catalogue;

/** What can be asked for. */
public enum Verb {
    STATUS("status"),
    PROMOTE("promote"),
    PROMOTE_UNFENCED("promote-unfenced"),
    REBUILD("rebuild"),
    COPY("copy"),
    START("start"),
    FENCE("fence"),
    UNFENCE("unfence"),
    KEPT("kept"),
    DISCARD("discard"),
    RESTART("restart"),
    FOLLOW("follow"),
    PAUSE("pause"),
    RESUME("resume"),
    SLOTS("slots"),
    LAG("lag"),
    DROP_SLOT("drop slot"),
    BACKUP_NOW("backup now"),
    BACKUP_LIST("backup list"),
    BACKUP_VERIFY("backup verify"),
    BACKUP_RESTORE_TEST("backup restore-test"),
    BACKUP_PIN("backup pin"),
    BACKUP_UNPIN("backup unpin"),
    BACKUP_CANCEL("backup cancel"),
    DRILL("drill"),
    CANCEL("cancel"),
    PLAN("plan"),
    VERIFY("verify"),
    INCIDENTS("incidents"),
    INCIDENT("incident"),
    ACK("ack"),
    SNOOZE("snooze"),
    SILENCE("silence"),
    RESOLVE("resolve"),
    NOTE("note"),
    RUNBOOK("runbook"),
    ALERT_TEST("alert test"),
    MAINTENANCE("maintenance"),
    MAINTENANCE_END("maintenance end"),
    HISTORY("history"),
    JOBS("jobs"),
    HELP("help");

    private final String words;

    Verb(String words) {
        this.words = words;
    }

    /** One or two lower-case words, as they are typed. */
    public String words() {
        return words;
    }
}
