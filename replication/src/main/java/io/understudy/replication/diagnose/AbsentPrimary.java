package io.understudy.replication.diagnose;

import java.util.Optional;

/** What is known when no node was seen out of recovery. */
sealed interface AbsentPrimary {
    /** It lives: a standby streams from it. */
    record StillStreaming(String primary, String witness) implements AbsentPrimary {}

    /**
     * There is none.
     *
     * @param finding how that is known, a sentence
     */
    record Gone(Optional<String> lastPrimary, Optional<String> candidate, String finding) implements AbsentPrimary {}

    /** Nobody can say. Unknown is not no. */
    record NotKnown() implements AbsentPrimary {}
}
