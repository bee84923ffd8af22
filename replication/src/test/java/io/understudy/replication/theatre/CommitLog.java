package io.understudy.replication.theatre;

import io.understudy.replication.host.Patience;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An outside observer: one or more writers put numbered rows into whoever is primary, as fast as commits are
 * acknowledged, and remember each acknowledged number.
 */
public final class CommitLog implements AutoCloseable {
    private final Theatre theatre;
    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Thread> threads;

    CommitLog(Theatre theatre, int writers) throws SQLException {
        this.theatre = theatre;
        try (Connection connection = connect("primary");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS commit_log (number bigint PRIMARY KEY)");
        }
        this.threads = IntStream.range(0, writers)
                .mapToObj(one -> new Thread(() -> write(one, writers), "commit-log-" + one))
                .toList();
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    public int size() {
        return acknowledged.size();
    }

    private void write(long first, int step) {
        long number = first;
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = connect("primary");
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO commit_log VALUES (?)")) {
                while (!Thread.currentThread().isInterrupted()) {
                    number += step;
                    insert.setLong(1, number);
                    insert.executeUpdate();
                    acknowledged.add(number);
                }
            } catch (SQLException e) {
                // Not acknowledged: that number proves nothing. The next connection finds the next primary.
                Thread.onSpinWait();
            }
        }
    }

    /** Until this many more were acknowledged. */
    public void awaitMore(int count) {
        int wanted = size() + count;
        Patience.await(Duration.ofSeconds(60)).until(() -> size() >= wanted);
    }

    /** Acknowledged numbers that the present primary does not have. */
    public Set<Long> lost() throws SQLException {
        Set<Long> lost = new TreeSet<>(acknowledged);
        try (Connection connection = connect("primary");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT number FROM commit_log")) {
            while (rows.next()) {
                lost.remove(rows.getLong(1));
            }
        }
        return lost;
    }

    private Connection connect(String wanted) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", theatre.pair().primary().superuser());
        properties.setProperty("password", theatre.pair().primary().password());
        properties.setProperty("targetServerType", wanted);
        properties.setProperty("hostRecheckSeconds", "0");
        properties.setProperty("socketTimeout", "10");
        String hosts = theatre.spec().nodes().stream()
                .map(node -> node.address() + ":" + node.port())
                .collect(Collectors.joining(","));
        return DriverManager.getConnection("jdbc:postgresql://" + hosts + "/postgres", properties);
    }

    /** Ends the writing and waits for it. */
    public void stop() throws InterruptedException {
        close();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
