package io.understudy.commands.outbox;

import java.util.List;
import java.util.Optional;

/** Where parcels wait; a restart loses none. Safe for any thread. */
public interface Outbox {
    /** Keeps it, unless one with its id is or was there. */
    void add(Parcel parcel);

    /** Those that wait, in the order in which they came, whether their time has come or not. */
    List<Parcel> waiting();

    Optional<Parcel> find(String id);

    /** Keeps what became of it: attempts, next time, state and error. */
    void update(Parcel parcel);
}
