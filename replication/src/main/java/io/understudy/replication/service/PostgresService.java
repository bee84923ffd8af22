package io.understudy.replication.service;

import io.understudy.replication.host.CommandResult;

/** Starts and stops one node's server, as the user that owns its data. */
public sealed interface PostgresService permits PgCtlService {
    /** Starts it and returns when it takes connections, or with the refusal. */
    CommandResult start();

    /** Asks for a fast stop and returns at once. */
    CommandResult beginFastStop();

    /** Fast stop; returns when the server is gone, or with the refusal. */
    CommandResult stop();
}
