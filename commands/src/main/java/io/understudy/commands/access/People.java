package io.understudy.commands.access;

import io.understudy.replication.operate.Person;
import java.util.Set;

/** The roles of people, from the configuration. */
public interface People {
    /** Empty for strangers. */
    Set<Role> rolesOf(Person person);
}
