package io.understudy.replication.cluster;

/**
 * One declared server. Its role is never declared, always observed.
 *
 * @param name unique in its cluster; also the {@code application_name} of its stream
 * @param address host name or address under which the bot and the other nodes reach its PostgreSQL
 * @param port TCP port of its PostgreSQL
 */
public record NodeSpec(String name, String address, int port, HostAccess access, PostgresInstallation postgres) {
    public NodeSpec {
        Names.checked("node", name);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("wanted a port from 1 to 65535, found " + port);
        }
    }

    /** The physical slot that this node streams through, on whichever node is its upstream. */
    public String slotName() {
        return name.replace('-', '_');
    }
}
