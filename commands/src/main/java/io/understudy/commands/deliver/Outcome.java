package io.understudy.commands.deliver;

import java.time.Duration;

/** What became of one try to show a message. */
public sealed interface Outcome {
    /** It stands there. */
    record Shown(Receipt receipt) implements Outcome {}

    /** It stands there, but not all that belongs to it does: to be edited once more when others had their turn. */
    record Unfinished(Receipt receipt) implements Outcome {}

    /**
     * Not now: rate limited, disconnected, a platform in trouble.
     *
     * @param after not to be tried earlier
     * @param wholePlatform whether nothing else would get through either; else only this lane waits
     * @param why for the log and for people, a sentence
     */
    record Later(Duration after, boolean wholePlatform, String why) implements Outcome {}

    /** Trying again would change nothing, for example in an archived channel; the sentence says why. */
    record Never(String why) implements Outcome {}

    /** There is nothing to edit any more: somebody deleted it there. */
    record Gone() implements Outcome {}
}
