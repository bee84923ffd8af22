package io.understudy.bot.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.replication.host.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** One of the demo's servers, as its line of JSON names it. */
record DemoNode(String name, String host, int port, Path dataDirectory, String superuser, Path passfile) {
    static DemoNode of(JsonNode json) {
        return new DemoNode(
                json.path("name").asText(),
                json.path("host").asText(),
                json.path("port").asInt(),
                Path.of(json.path("dataDirectory").asText()),
                json.path("superuser").asText(),
                Path.of(json.path("passfile").asText()));
    }

    Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", superuser);
        login.setProperty("password", password());
        login.setProperty("loginTimeout", "5");
        login.setProperty("socketTimeout", "10");
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/postgres", login);
    }

    String value(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    boolean inRecovery() throws SQLException {
        return value("SELECT pg_is_in_recovery()").equals("t");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    ProcessHandle postmaster() {
        try {
            String pid =
                    Files.readAllLines(dataDirectory.resolve("postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    void killPostmaster() {
        ProcessHandle postmaster = postmaster();
        postmaster.destroyForcibly();
        Patience.await().until(() -> !postmaster.isAlive());
    }

    String password() {
        try {
            String marker = ":" + superuser + ":";
            return Files.readAllLines(passfile).stream()
                    .filter(line -> line.contains(marker))
                    .map(line -> line.substring(line.indexOf(marker) + marker.length()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
