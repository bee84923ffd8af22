package io.understudy.replication.sql;

/**
 * What operations ask of and change on servers, as the operator's role. Expected outcomes are values; all else is a
 * {@link SqlFailure}.
 */
public final class OperatorSql {
    private final OperatorConnections connections;

    /** Opens a connection when a node is first asked, and keeps it until {@link #letGo}. */
    public OperatorSql(NodeConnections operator) {
        this.connections = new OperatorConnections(operator);
    }

    /** Closes what was opened: for the end of an operation, since a kept connection takes one of the server's. */
    public void letGo() {
        connections.connections().letGo();
    }

    /** Physical replication slots. */
    public SlotSql slots() {
        return new SlotSql(connections);
    }

    /** Where a server stands: role, positions, lineage. */
    public PositionSql positions() {
        return new PositionSql(connections);
    }

    /** Pausing replay, and letting it go on. */
    public ReplaySql replay() {
        return new ReplaySql(connections);
    }

    /** Promotion, checkpoint, and the proof that a server takes writes. */
    public PromotionSql promotion() {
        return new PromotionSql(connections);
    }

    /** The few settings that operations change. */
    public SettingSql settings() {
        return new SettingSql(connections);
    }

    /** Where tables lie, and what they are called. */
    public CatalogueSql catalogue() {
        return new CatalogueSql(connections);
    }

    /** Whether WAL reaches its archive. */
    public ArchiveSql archive() {
        return new ArchiveSql(connections);
    }

    /** What the role may do. */
    public PrivilegeSql privileges() {
        return new PrivilegeSql(connections);
    }
}
