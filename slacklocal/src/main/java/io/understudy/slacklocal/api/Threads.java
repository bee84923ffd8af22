package io.understudy.slacklocal.api;

import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.Messages;
import io.understudy.slacklocal.workspace.PostedMessage;

/** What may be answered in a thread. */
final class Threads {
    private Threads() {}

    /** Refuses what is no {@code ts}, a message that is gone, and a message that is an answer itself. */
    static void check(Messages messages, MessageRef parent) {
        if (!parent.ts().matches("\\d+\\.\\d{6}")) {
            throw Refusal.misuse("invalid_thread_ts");
        }
        PostedMessage found = messages.find(parent).orElseThrow(() -> Refusal.state("thread_not_found"));
        if (found.threadTs().isPresent()) {
            throw Refusal.misuse("cannot_reply_to_message");
        }
    }
}
