package io.understudy.replication.diagnose;

import java.util.Optional;

/**
 * A state with its decisive reason.
 *
 * @param why for the sentence "NODE STATE, WHY."
 */
record Finding(StandbyState state, Optional<String> why) {
    static Finding of(StandbyState state) {
        return new Finding(state, Optional.empty());
    }

    static Finding of(StandbyState state, String why) {
        return new Finding(state, Optional.of(why));
    }
}
