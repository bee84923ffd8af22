package io.understudy.replication.sql;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.operate.Pause;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few writes a second for the demo, so that numbers move: one row each, on whichever node is the primary, found anew
 * after every failure. Keeps the newest thousand rows.
 */
public final class GentleLoad implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GentleLoad.class);
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS public.heartbeats
                (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), note text)""";
    private static final String WRITE = "INSERT INTO public.heartbeats (note) VALUES (repeat('x', 200)) RETURNING id";
    private static final String TRIM = "DELETE FROM public.heartbeats WHERE id < ?";
    private static final int KEPT_ROWS = 1000;
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(200);
    private final ClusterSpec spec;
    private final Login writer;
    private final Pause pause;
    private final Thread thread;

    /** Starts writing, on a thread of its own; {@code writer} may create a table in the cluster's database. */
    public GentleLoad(ClusterSpec spec, Login writer, Pause pause) {
        this.spec = spec;
        this.writer = writer;
        this.pause = pause;
        this.thread = new Thread(this::write, "demo-load");
        thread.setDaemon(true);
        thread.start();
    }

    private void write() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = connect()) {
                writeOn(connection);
            } catch (SQLException e) {
                LOG.debug("the demo's writer looks for a primary: {}", e.getMessage());
                pause();
            }
        }
    }

    private void writeOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        try (PreparedStatement insert = connection.prepareStatement(WRITE);
                PreparedStatement trim = connection.prepareStatement(TRIM)) {
            while (pause()) {
                try (var row = insert.executeQuery()) {
                    row.next();
                    trim.setLong(1, row.getLong(1) - KEPT_ROWS);
                }
                trim.executeUpdate();
            }
        }
    }

    /** False when the load is to end. */
    private boolean pause() {
        try {
            pause.of(BETWEEN_WRITES);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Connection connect() throws SQLException {
        String hosts = spec.nodes().stream().map(GentleLoad::address).collect(Collectors.joining(","));
        Properties properties = new Properties();
        properties.setProperty("user", writer.user());
        properties.setProperty("password", writer.password().reveal());
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("ApplicationName", "demo load");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("hostRecheckSeconds", "0");
        return DriverManager.getConnection("jdbc:postgresql://" + hosts + "/" + spec.database(), properties);
    }

    private static String address(NodeSpec node) {
        return node.address() + ":" + node.port();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
