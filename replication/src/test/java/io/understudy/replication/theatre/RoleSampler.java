package io.understudy.replication.theatre;

import io.understudy.replication.cluster.NodeSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An outside observer: asks every node every 10 ms whether it takes writes. */
public final class RoleSampler implements AutoCloseable {
    private static final long EACH_MILLIS = 10;
    private final Theatre theatre;
    private final ScheduledExecutorService threads;
    private final List<Future<?>> asking;
    private final Queue<Sample> writable = new ConcurrentLinkedQueue<>();

    /** A node that took writes when it answered. */
    private record Sample(long askedNanos, String node) {}

    public RoleSampler(Theatre theatre) {
        this.theatre = theatre;
        List<NodeSpec> nodes = theatre.spec().nodes();
        threads = Executors.newScheduledThreadPool(nodes.size());
        asking = nodes.stream()
                .<Future<?>>map(node ->
                        threads.scheduleWithFixedDelay(new OneNode(node)::ask, 0, EACH_MILLIS, TimeUnit.MILLISECONDS))
                .toList();
    }

    /**
     * The nodes that took writes, in the order of the questions, each run of equal answers once. Two nodes that take writes
     * at the same time show up as an endless change between them.
     */
    public List<String> primariesInOrder() {
        if (asking.stream().anyMatch(Future::isDone)) {
            throw new AssertionError("a sampler died: what it did not see proves nothing");
        }
        List<String> order = new ArrayList<>();
        writable.stream().sorted(Comparator.comparingLong(Sample::askedNanos)).forEach(sample -> {
            if (order.isEmpty() || !order.get(order.size() - 1).equals(sample.node())) {
                order.add(sample.node());
            }
        });
        return order;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class OneNode {
        private final NodeSpec node;
        private Optional<Connection> kept = Optional.empty();

        OneNode(NodeSpec node) {
            this.node = node;
        }

        void ask() {
            try {
                if (kept.isEmpty()) {
                    kept = Optional.of(connect());
                }
                long asked = System.nanoTime();
                try (Statement statement = kept.get().createStatement();
                        ResultSet row = statement.executeQuery("SELECT NOT pg_is_in_recovery()")) {
                    row.next();
                    if (row.getBoolean(1)) {
                        writable.add(new Sample(asked, node.name()));
                    }
                }
            } catch (SQLException gone) {
                // A node that does not answer takes no writes that anybody would get acknowledged.
                kept = Optional.empty();
            }
        }

        private Connection connect() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("user", theatre.pair().primary().superuser());
            properties.setProperty("password", theatre.pair().primary().password());
            properties.setProperty("socketTimeout", "10");
            return DriverManager.getConnection(
                    "jdbc:postgresql://" + node.address() + ":" + node.port() + "/postgres", properties);
        }
    }
}
