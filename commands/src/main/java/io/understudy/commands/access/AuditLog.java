package io.understudy.commands.access;

import io.understudy.replication.operate.Person;

/** What people asked for and were refused, beside the events of operations, which are audited by their own store. */
public interface AuditLog {
    /**
     * Appends a record; durable when it returns.
     *
     * @param what for example {@code command}, {@code refused-approval}
     */
    void record(Person who, String what, String detail);
}
