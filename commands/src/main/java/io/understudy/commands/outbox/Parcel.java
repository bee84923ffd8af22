package io.understudy.commands.outbox;

import java.time.Instant;

/**
 * One thing that has to be delivered.
 *
 * @param id the same in every attempt, so that the receiver knows what it has already
 * @param body what is sent, written once
 * @param attempts that failed
 * @param nextAt not before then
 * @param error what the last attempt that failed found; empty before
 */
public record Parcel(
        String id,
        String cluster,
        String body,
        Instant createdAt,
        int attempts,
        Instant nextAt,
        State state,
        String error) {

    public static Parcel waiting(String id, String cluster, String body, Instant now) {
        return new Parcel(id, cluster, body, now, 0, now, State.WAITING, "");
    }

    public Parcel delivered() {
        return new Parcel(id, cluster, body, createdAt, attempts, nextAt, State.DELIVERED, error);
    }

    /** To be tried again. */
    public Parcel failed(String why, Instant again) {
        return new Parcel(id, cluster, body, createdAt, attempts + 1, again, State.WAITING, why);
    }

    /** Not to be tried again. */
    public Parcel refused(String why) {
        return new Parcel(id, cluster, body, createdAt, attempts + 1, nextAt, State.REFUSED, why);
    }

    /** What has become of it. */
    public enum State {
        WAITING,
        DELIVERED,
        /** The receiver does not want it: trying again would not help. */
        REFUSED
    }
}
