package io.understudy.bot.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.understudy.replication.host.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An app that says yes to everything and keeps what came. */
final class KeepingApp implements AutoCloseable {
    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private HttpServer server;

    /** Its request URL. */
    URI start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
    }

    String next() throws InterruptedException {
        String body = bodies.poll(Patience.seconds(10).toMillis(), TimeUnit.MILLISECONDS);
        if (body == null) {
            throw new AssertionError("wanted an event, found none");
        }
        return body;
    }

    JsonNode interaction() throws InterruptedException, IOException {
        String json = next().substring("payload=".length());
        return new ObjectMapper().readTree(URLDecoder.decode(json, StandardCharsets.UTF_8));
    }

    private void take(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
