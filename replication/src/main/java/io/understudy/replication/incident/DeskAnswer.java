package io.understudy.replication.incident;

/** What came of somebody's wish about an incident. */
public sealed interface DeskAnswer {
    /** It is so now. */
    record Done(Incident incident) implements DeskAnswer {}

    /** It is not, with the reason as a sentence. */
    record Refused(String reason) implements DeskAnswer {}
}
