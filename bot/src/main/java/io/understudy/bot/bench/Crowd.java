package io.understudy.bot.bench;

import io.understudy.bot.demo.DemoUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People at the web console, each of whom asks for a plan as soon as the last one is answered: so many commands are always
 * under way. They go when this is closed.
 */
final class Crowd implements AutoCloseable {
    private static final String PLAN = "{\"text\": \"/replica plan promote db2\"}";
    private static final int ANSWERED = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final ExecutorService threads;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger answered = new AtomicInteger();

    /** @param people how many, all of them under this user's name */
    Crowd(URI console, DemoUser user, int people) {
        request = HttpRequest.newBuilder(console.resolve("/api/v1/commands"))
                .header("Authorization", "Bearer " + user.token().reveal())
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=60")
                .POST(HttpRequest.BodyPublishers.ofString(PLAN))
                .build();
        threads = Executors.newFixedThreadPool(people);
        for (int person = 0; person < people; person++) {
            threads.execute(this::askOnAndOn);
        }
    }

    private void askOnAndOn() {
        try {
            while (!over.get()) {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != ANSWERED) {
                    throw new IllegalStateException("wanted a plan, found: " + answer.body());
                }
                answered.incrementAndGet();
            }
        } catch (IOException e) {
            throw new IllegalStateException("wanted a plan, found: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many plans were made so far. */
    int answered() {
        return answered.get();
    }

    /** Waits until the last of them has the answer. */
    @Override
    public void close() {
        over.set(true);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
