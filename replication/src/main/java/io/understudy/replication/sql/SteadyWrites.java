package io.understudy.replication.sql;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
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
 * One writer for measurements: a row after another, each a transaction of its own, into whichever node is the primary. It
 * knows how long nothing was acknowledged.
 */
public final class SteadyWrites implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyWrites.class);
    private static final int ROWS_PER_MEGABYTE = 5700;
    private final ClusterSpec spec;
    private final Login writer;
    private final Thread thread;
    private long acknowledged;
    private long lastNanos = System.nanoTime();
    private long longestNanos;

    /** Starts writing, on a thread of its own; {@code writer} may create a table in the cluster's database. */
    public SteadyWrites(ClusterSpec spec, Login writer) {
        this.spec = spec;
        this.writer = writer;
        this.thread = new Thread(this::write, "steady-writes");
        thread.setDaemon(true);
        thread.start();
    }

    /** Puts about as much data into a table of the primary, in the caller's thread: short rows, mostly of text. */
    public static void fill(ClusterSpec spec, Login writer, int megabytes) {
        try (Connection connection = connect(spec, writer);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE public.filling (number bigint, branch integer, balance integer, filler text)");
            statement.execute("INSERT INTO public.filling SELECT number, number % 1000, number * 7919 % 100000,"
                    + " 'order ' || number || ' of article ' || number * 104729 % 100000 || ' for customer '"
                    + " || md5((number % 50000)::text) || ', paid in full, packed and sent by parcel service'"
                    + " FROM generate_series(1::bigint, " + (long) megabytes * ROWS_PER_MEGABYTE + ") AS number");
        } catch (SQLException failure) {
            throw new SqlFailure("the primary", "to fill a table", failure);
        }
    }

    /** How many writes were acknowledged until now. */
    public synchronized long count() {
        return acknowledged;
    }

    /** Forgets the silences until now. */
    public synchronized void listenAnew() {
        longestNanos = 0;
    }

    /** The longest time between two acknowledgements since {@link #listenAnew}. */
    public synchronized Duration longestSilence() {
        return Duration.ofNanos(longestNanos);
    }

    private synchronized void acknowledge() {
        long now = System.nanoTime();
        longestNanos = Math.max(longestNanos, now - lastNanos);
        lastNanos = now;
        acknowledged++;
    }

    private void write() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = connect(spec, writer)) {
                writeOn(connection);
            } catch (SQLException e) {
                LOG.debug("the writer looks for a primary: {}", e.getMessage());
            }
        }
    }

    private void writeOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS public.steady_writes (at timestamptz)");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO public.steady_writes VALUES (pg_catalog.now())")) {
            while (!Thread.currentThread().isInterrupted()) {
                insert.executeUpdate();
                acknowledge();
            }
        }
    }

    private static Connection connect(ClusterSpec spec, Login writer) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", writer.user());
        properties.setProperty("password", writer.password().reveal());
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("hostRecheckSeconds", "0");
        properties.setProperty("connectTimeout", "2");
        String hosts = spec.nodes().stream()
                .map(node -> node.address() + ":" + node.port())
                .collect(Collectors.joining(","));
        return DriverManager.getConnection("jdbc:postgresql://" + hosts + "/" + spec.database(), properties);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
