package io.understudy.replication.diagnose;

/** How much a condition matters, mildest first. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL,
    PAGE
}
