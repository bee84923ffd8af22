package io.understudy.replication.service;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.observe.Autostart;

/**
 * Starts and stops one node's server, and says and sets whether it may be started at all. Forbidding and allowing may be
 * repeated; {@link #autostart} proves them afterwards.
 */
public sealed interface PostgresService permits PgCtlService, DebianService, SystemdService {
    /**
     * The service of the node's declared kind.
     *
     * @param login its machine, as the bot logs in there
     */
    static PostgresService of(NodeSpec node, Host login) {
        Host owner = login.as(node.postgres().osUser());
        ServiceKind kind = node.postgres().service();
        if (kind instanceof ServiceKind.Debian debian) {
            return new DebianService(owner, node, debian);
        }
        if (kind instanceof ServiceKind.Systemd systemd) {
            return new SystemdService(login, systemd.unit());
        }
        return new PgCtlService(owner, node);
    }

    /** Starts it and returns when it takes connections, or with the refusal. */
    CommandResult start();

    /** Asks for a fast stop and returns at once. */
    CommandResult beginFastStop();

    /** Fast stop; returns when the server is gone, or with the refusal. */
    CommandResult stop();

    /** Whether it may be started. Never throws: a machine that does not answer is unknown. */
    Autostart autostart();

    /** Lets nothing start it, neither a boot nor its service's own command, until it is allowed again. */
    CommandResult forbidAutostart();

    /** Takes back what {@link #forbidAutostart} did, and nothing that others did. */
    CommandResult allowAutostart();
}
