package io.understudy.replication.sql;

import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens connections to one node as one role. */
record Connector(NodeSpec node, String database, Login login, Deadlines deadlines) {
    Connection open() throws SQLException {
        return DriverManager.getConnection(url(), properties());
    }

    /** Opens one that also speaks the replication protocol, which knows timeline histories. */
    Connection openForReplication() throws SQLException {
        Properties properties = properties();
        properties.setProperty("replication", "database");
        properties.setProperty("preferQueryMode", "simple");
        return DriverManager.getConnection(url(), properties);
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
        properties.setProperty("connectTimeout", Integer.toString(Deadlines.wholeSeconds(deadlines.connect())));
        properties.setProperty("socketTimeout", Integer.toString(Deadlines.wholeSeconds(deadlines.answer())));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(
                "options", "-c statement_timeout=" + deadlines.answer().toMillis());
        return properties;
    }
}
