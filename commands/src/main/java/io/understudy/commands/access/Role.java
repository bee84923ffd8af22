package io.understudy.commands.access;

/** What a person may do; each is given by itself. */
public enum Role {
    /** See status, history and backups. */
    VIEWER,
    /** Ask for changes. */
    OPERATOR,
    /** Approve them. */
    APPROVER
}
