package io.understudy.bot.slack.people;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The two methods of Slack's that tell who is in a group, of the workspace T1A; answers as the test wants. */
final class GroupMethods implements AutoCloseable {
    /** What came, as {@code method body}. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private volatile int status = 200;
    private volatile String self =
            "{\"ok\":true,\"team_id\":\"T1A\",\"team\":\"Shop\",\"user_id\":\"U0BOT\",\"bot_id\":\"B0BOT\"}";
    private volatile String users = "{\"ok\":true,\"users\":[]}";

    GroupMethods() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/", this::answer);
        server.start();
    }

    URI apiUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }

    void selfIs(String json) {
        self = json;
    }

    void groupIs(String json) {
        users = json;
    }

    /** For a group; with {@code Retry-After: 7}. */
    void answersWith(int wanted) {
        status = wanted;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String method = exchange.getRequestURI().getPath().substring("/api/".length());
        calls.add((method + " " + body).strip());
        boolean aboutItself = method.equals("auth.test");
        byte[] json = (aboutItself ? self : users).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().add("Retry-After", "7");
        exchange.sendResponseHeaders(aboutItself ? 200 : status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
