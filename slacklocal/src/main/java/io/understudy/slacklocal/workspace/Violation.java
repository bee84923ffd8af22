package io.understudy.slacklocal.workspace;

import java.time.Instant;

/**
 * Something that the app did against Slack's documentation.
 *
 * @param where the method or event, such as {@code chat.postMessage}
 * @param what the error as Slack names it, and the details
 */
public record Violation(Instant at, String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
