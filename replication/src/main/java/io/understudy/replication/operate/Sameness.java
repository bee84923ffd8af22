package io.understudy.replication.operate;

/** Whether two persons are one human being. */
public enum Sameness {
    /** They surely are. */
    SAME,
    /** They surely are not. */
    DIFFERENT,
    /** Nobody can tell: neither counts as an answer. */
    UNKNOWN
}
