package io.understudy.commands.outbox;

import io.understudy.replication.operate.Person;
import io.understudy.replication.watch.IncidentChange;

/** Tells people by a way that is not chat. Safe for any thread. */
public interface SecondWay {
    /**
     * Takes a change; when it returns, the change is stored and will be delivered at least once, under one id. What matters
     * too little by the settings is left out, and the same change again is not a second one.
     */
    void send(IncidentChange change);

    /** Sends a test now and waits for what comes of it, a few seconds at most. */
    Trial test(Person by);

    /** What came of a test. */
    sealed interface Trial {
        /** It was taken. */
        record Delivered(String to) implements Trial {}

        /** It was not; the reason is a sentence for people. */
        record Failed(String to, String reason) implements Trial {}

        /** There is no second way; how to get one goes after a colon. */
        record NotConfigured(String hint) implements Trial {}
    }
}
