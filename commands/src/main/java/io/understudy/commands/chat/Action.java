package io.understudy.commands.chat;

/** What a click means. */
public sealed interface Action {
    /** Approve an operation. */
    record Approve(long operation) implements Action {}

    /** Reject an operation, or take one's own request back. */
    record Reject(long operation) implements Action {}

    /** Stop an operation that waits or runs. */
    record Cancel(long operation) implements Action {}

    /** The same as typing this command, as the person who clicked. */
    record Run(String command) implements Action {}

    /** The same, but nobody is told: what comes of it shows where it belongs. Refusals and questions are answered. */
    record Quietly(String command) implements Action {}

    /** Add what stands in the message's text field to an incident's timeline. */
    record Note(long incident) implements Action {}

    /** Renew the message that carries the button, in place, by this command. */
    record Refresh(String command) implements Action {}

    /** Show every pre-flight check of an operation, to the person who clicked. */
    record ShowChecks(long operation) implements Action {}
}
