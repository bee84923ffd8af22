package io.understudy.replication.plan;

/** A labelled finding that approvers read. */
public record Fact(String label, String value) {}
