package io.understudy.replication.sql;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.Slot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Replication slots; those that it creates are physical. Source: PostgreSQL manual, "Replication Management Functions". */
public final class SlotSql {
    private static final String DUPLICATE_OBJECT = "42710";
    private static final String UNDEFINED_OBJECT = "42704";
    private static final String OBJECT_IN_USE = "55006";

    private final OperatorConnections connections;

    SlotSql(OperatorConnections connections) {
        this.connections = connections;
    }

    /** How the creation of a slot ended. */
    public sealed interface Creation {
        /** The slot is there now and keeps WAL from {@code restart} on. */
        record Created(Lsn restart) implements Creation {}

        /** A slot of that name was there before. */
        record AlreadyThere(Slot slot) implements Creation {}
    }

    /** How the removal of a slot ended. */
    public enum Removal {
        DROPPED,
        NOT_THERE,
        /** A standby streams through it: nothing was done. */
        IN_USE
    }

    /** Creates a slot that keeps WAL from this moment on. */
    public Creation create(String node, String name) {
        return connections.ask(node, "to create the slot " + name, connection -> create(connection, name));
    }

    private static Creation create(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT lsn FROM pg_catalog.pg_create_physical_replication_slot(?, true)")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Creation.Created(Columns.present(Columns.lsn(row, "lsn"), "the slot's restart_lsn"));
            }
        } catch (SQLException failure) {
            Optional<Slot> there =
                    DUPLICATE_OBJECT.equals(failure.getSQLState()) ? find(connection, name) : Optional.empty();
            return there.map(Creation.AlreadyThere::new).orElseThrow(() -> failure);
        }
    }

    /** The slot of that name, if there is one. */
    public Optional<Slot> find(String node, String name) {
        return connections.ask(node, "to see the slot " + name, connection -> find(connection, name));
    }

    /** Every slot of a server. */
    public List<Slot> all(String node) {
        return connections.ask(node, "to see its slots", SlotSql::all);
    }

    private static Optional<Slot> find(Connection connection, String name) throws SQLException {
        return all(connection).stream().filter(slot -> slot.name().equals(name)).findFirst();
    }

    private static List<Slot> all(Connection connection) throws SQLException {
        String question = SlotQuestion.sql(connection.getMetaData().getDatabaseMajorVersion());
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            return SlotQuestion.read(rows);
        }
    }

    /** Drops a slot; the WAL that only it kept is removed at the next checkpoint. */
    public Removal drop(String node, String name) {
        return connections.ask(node, "to drop the slot " + name, connection -> drop(connection, name));
    }

    private static Removal drop(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_catalog.pg_drop_replication_slot(?)")) {
            statement.setString(1, name);
            statement.execute();
            return Removal.DROPPED;
        } catch (SQLException failure) {
            if (UNDEFINED_OBJECT.equals(failure.getSQLState())) {
                return Removal.NOT_THERE;
            }
            if (OBJECT_IN_USE.equals(failure.getSQLState())) {
                return Removal.IN_USE;
            }
            throw failure;
        }
    }
}
