package io.understudy.store;

import io.understudy.commands.access.AuditLog;
import io.understudy.replication.operate.Person;
import java.time.InstantSource;

/** Appends to the audit chain by itself, a transaction each. */
final class StoredAuditLog implements AuditLog {
    private final Database database;
    private final AuditChain chain;
    private final InstantSource clock;

    StoredAuditLog(Database database, AuditChain chain, InstantSource clock) {
        this.database = database;
        this.chain = chain;
        this.clock = clock;
    }

    @Override
    public void record(Person who, String what, String detail) {
        database.write(handle -> {
            chain.append(handle, clock.instant(), who, what, detail);
            return null;
        });
    }
}
