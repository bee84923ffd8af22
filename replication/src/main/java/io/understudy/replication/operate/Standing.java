package io.understudy.replication.operate;

import java.util.List;

/** Whether a step has already happened, found by looking at the world. */
public sealed interface Standing {
    /** It has not; {@code found} is what is there instead. */
    record NotDone(String found) implements Standing {}

    /** It has; {@code evidence} proves it to people. */
    record Done(String evidence) implements Standing {}

    /** It cannot be told; {@code commands} would find out. */
    record Unknown(String reason, List<String> commands) implements Standing {
        public Unknown {
            commands = List.copyOf(commands);
        }
    }
}
