package io.understudy.commands.outbox;

import java.util.List;
import java.util.Optional;

/** Where parcels wait; a restart loses none. Safe for any thread. */
public interface Outbox {
    /** Keeps it, unless one with its id is or was there. */
    void add(Parcel parcel);

    /** Those that wait, the oldest first, whether their time has come or not. */
    List<Parcel> waiting();

    Optional<Parcel> find(String id);

    /** Replaces the one with its id. */
    void update(Parcel parcel);
}
