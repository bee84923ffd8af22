package io.understudy.replication.runbook;

/** What a step of a runbook came to, in one or a few sentences with numbers and units. */
public sealed interface Finding {
    String text();

    /** Looked at, and not the cause. */
    record Fine(String text) implements Finding {}

    /** Looked at, and part of the trouble; also says what it means. */
    record Trouble(String text) implements Finding {}

    /** Could not be looked at: nothing follows from it. The text says why. */
    record Unknown(String text) implements Finding {}

    /** What only people can do or decide. */
    record ByHand(String text) implements Finding {}
}
