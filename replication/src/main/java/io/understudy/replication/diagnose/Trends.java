package io.understudy.replication.diagnose;

/** What earlier looks showed, as far as a judgement needs it: what moved since, and what changed. */
public record Trends() {
    /** Of the first look. */
    public static final Trends NONE = new Trends();
}
