package io.understudy.bot.story;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An observer from outside, who asks both nodes about twenty times a second whether they take writes. */
final class WritableNodes implements AutoCloseable {
    private static final long PAUSE_MILLIS = 50;
    private final List<Asking> nodes;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> looking;

    WritableNodes(List<DemoNode> nodes) {
        this.nodes = nodes.stream().map(Asking::new).toList();
        looking = thread.scheduleWithFixedDelay(this::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How often both were asked. */
    int looks() {
        return looks.get();
    }

    /** The most nodes that took writes in one look. */
    int most() {
        return most.get();
    }

    private void look() {
        int writable = (int) nodes.stream().filter(Asking::takesWrites).count();
        most.accumulateAndGet(writable, Math::max);
        looks.incrementAndGet();
    }

    @Override
    public void close() {
        looking.cancel(false);
        thread.execute(() -> nodes.forEach(Asking::close));
        thread.shutdown();
    }

    /** Keeps its connection, so that a look costs little; used by the observer's thread only. */
    private static final class Asking {
        private final DemoNode node;
        private Optional<Connection> connection = Optional.empty();

        Asking(DemoNode node) {
            this.node = node;
        }

        boolean takesWrites() {
            try {
                if (connection.isEmpty()) {
                    connection = Optional.of(node.connect());
                }
                try (Statement statement = connection.get().createStatement();
                        ResultSet rows = statement.executeQuery("SELECT NOT pg_is_in_recovery()")) {
                    rows.next();
                    return rows.getBoolean(1);
                }
            } catch (SQLException e) {
                // A server that does not answer takes no writes.
                close();
                return false;
            }
        }

        void close() {
            connection.ifPresent(open -> {
                try {
                    open.close();
                } catch (SQLException e) {
                    throw new IllegalStateException("a connection to " + node.name() + " could not be closed", e);
                }
            });
            connection = Optional.empty();
        }
    }
}
