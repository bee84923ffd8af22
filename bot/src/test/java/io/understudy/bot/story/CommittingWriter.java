package io.understudy.bot.story;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** A client from outside: writes numbers to whoever is primary, and remembers each whose commit was acknowledged. */
final class CommittingWriter implements AutoCloseable {
    private final List<DemoNode> nodes;
    private final Set<Long> acknowledged = new ConcurrentSkipListSet<>();
    private final Thread thread = new Thread(this::write, "committing-writer");

    CommittingWriter(List<DemoNode> nodes, DemoNode primary) throws SQLException {
        this.nodes = nodes;
        primary.execute("CREATE TABLE IF NOT EXISTS acknowledged (number bigint PRIMARY KEY)");
        thread.start();
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Ends the writing; the acknowledged numbers that the node lacks. */
    Set<Long> missingOn(DemoNode node) throws SQLException {
        close();
        Set<Long> missing = new TreeSet<>(acknowledged);
        try (Connection connection = node.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT number FROM acknowledged")) {
            while (rows.next()) {
                missing.remove(rows.getLong(1));
            }
        }
        return missing;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        long number = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = connect();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO acknowledged VALUES (?)")) {
                while (!Thread.currentThread().isInterrupted()) {
                    number++;
                    insert.setLong(1, number);
                    insert.executeUpdate();
                    acknowledged.add(number);
                }
            } catch (SQLException e) {
                // Not acknowledged, so that number proves nothing; the next connection finds the next primary.
                Thread.onSpinWait();
            }
        }
    }

    private Connection connect() throws SQLException {
        DemoNode any = nodes.get(0);
        Properties properties = new Properties();
        properties.setProperty("user", any.superuser());
        properties.setProperty("password", any.password());
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("hostRecheckSeconds", "0");
        properties.setProperty("socketTimeout", "10");
        String hosts =
                nodes.stream().map(node -> node.host() + ":" + node.port()).collect(Collectors.joining(","));
        return DriverManager.getConnection("jdbc:postgresql://" + hosts + "/postgres", properties);
    }
}
