package io.understudy.commands.access;

import io.understudy.replication.operate.Person;
import java.util.Optional;
import java.util.Set;

/** The roles of people, from the configuration; the same on every platform. */
public interface People {
    /** Those that are sure at this moment; empty for strangers. */
    Set<Role> rolesOf(Person person);

    /**
     * Why the person may have more roles than {@link #rolesOf} says: whole sentences for that person, with what to do.
     * Empty if nothing is open.
     */
    default Optional<String> doubt(Person person) {
        return Optional.empty();
    }
}
