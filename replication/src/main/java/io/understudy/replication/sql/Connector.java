package io.understudy.replication.sql;

import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** Opens connections to one node as one role. */
record Connector(NodeSpec node, String database, Login login, Deadlines deadlines) {
    Connection open() throws SQLException {
        return open(properties());
    }

    /** Opens one that is watched while it rests. */
    Link openWatched(ConnectionWatch watch, Runnable lost) throws SQLException {
        Properties properties = properties();
        properties.setProperty("socketFactory", ChannelSockets.class.getName());
        try {
            Connection opened = open(properties);
            return new Link(opened, Optional.of(new WatchedSocket(ChannelSockets.newest(), watch, lost)));
        } finally {
            ChannelSockets.forget();
        }
    }

    /** Opens one that nobody watches. */
    Link openUnwatched() throws SQLException {
        return new Link(open(), Optional.empty());
    }

    /** Opens one that also speaks the replication protocol, which knows timeline histories. */
    Connection openForReplication() throws SQLException {
        Properties properties = properties();
        properties.setProperty("replication", "database");
        properties.setProperty("preferQueryMode", "simple");
        return open(properties);
    }

    /** A server whose postmaster hangs takes the connection and never greets: the login has a deadline of its own. */
    private Connection open(Properties properties) throws SQLException {
        Connection opened = DriverManager.getConnection(url(), properties);
        try {
            opened.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(deadlines.answer().toMillis()));
            return opened;
        } catch (SQLException | RuntimeException unusable) {
            opened.close();
            throw unusable;
        }
    }

    private String url() {
        String host = node.address().contains(":") ? "[" + node.address() + "]" : node.address();
        return "jdbc:postgresql://" + host + ":" + node.port() + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password().reveal());
        properties.setProperty("ApplicationName", "understudy");
        // Sends the name with the login, which saves a round trip.
        properties.setProperty("assumeMinServerVersion", "12");
        String patience = Integer.toString(Deadlines.wholeSeconds(deadlines.connect()));
        properties.setProperty("connectTimeout", patience);
        properties.setProperty("socketTimeout", patience);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(
                "options", "-c statement_timeout=" + deadlines.answer().toMillis());
        return properties;
    }
}
