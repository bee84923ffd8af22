package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.LocalSlackSettings;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Draft;
import io.understudy.slacklocal.workspace.Installation;
import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.Violation;
import io.understudy.slacklocal.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An app that talks to a local Slack by HTTP, with a channel that it is in and a member, alice, who is in it too. */
final class App implements AutoCloseable {
    /** How long anything may take. */
    static final Duration PATIENCE = Duration.ofSeconds(
            Math.round(20 * Double.parseDouble(System.getProperty("understudy.test.patience", "1"))));

    private static final ObjectMapper JSON = new ObjectMapper();

    final SettableClock clock = new SettableClock();
    final LocalSlack slack;
    final Workspace workspace;
    final Channel channel;
    final Member alice;
    private final HttpClient http = HttpClient.newHttpClient();

    App() {
        this(settings -> settings);
    }

    App(UnaryOperator<LocalSlackSettings> how) {
        this.slack = LocalSlack.start(how.apply(LocalSlackSettings.defaults(clock)));
        this.workspace = slack.workspace();
        this.alice = workspace.members().join("alice", "Alice Adams");
        this.channel = workspace.channels().create("dba", false, alice.id()).orElseThrow();
        workspace.channels().join(channel.id(), installation().botUser());
    }

    /** An app whose bot may do these things only. */
    static App withScopes(String... scopes) {
        return new App(settings -> settings.withApp(settings.app().withBotScopes(Set.of(scopes))));
    }

    Installation installation() {
        return workspace.app();
    }

    /** Calls a method as the bot; the arguments are names and values in turn. */
    JsonNode call(String method, String... arguments) throws IOException, InterruptedException {
        return read(send(method, arguments));
    }

    /** Calls a method and answers {@code ok}, or the error's name. */
    String outcome(String method, String... arguments) throws IOException, InterruptedException {
        JsonNode answer = call(method, arguments);
        return answer.path("ok").asBoolean() ? "ok" : answer.path("error").asText();
    }

    HttpResponse<String> send(String method, String... arguments) throws IOException, InterruptedException {
        return send(form(method, arguments)
                .header("Authorization", "Bearer " + installation().botToken()));
    }

    HttpRequest.Builder form(String method, String... arguments) {
        return request(slack.apiUrl().resolve(method), "application/x-www-form-urlencoded", encoded(arguments));
    }

    HttpResponse<String> post(String address, String type, String body) throws IOException, InterruptedException {
        return send(request(URI.create(address), type, body)
                .header("Authorization", "Bearer " + installation().botToken()));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode read(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    PostedMessage said(String text) {
        return workspace.messages().post(Draft.said(channel.id(), alice.id(), text));
    }

    /** Posts a message as the bot and answers its {@code ts}. */
    String posted(String text) throws IOException, InterruptedException {
        return call("chat.postMessage", "channel", channel.id(), "text", text)
                .path("ts")
                .asText();
    }

    List<String> violations() {
        return slack.violations().stream().map(Violation::toString).toList();
    }

    @Override
    public void close() {
        slack.close();
    }

    private static HttpRequest.Builder request(URI address, String type, String body) {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encoded(String... arguments) {
        return IntStream.range(0, arguments.length / 2)
                .mapToObj(i -> encoded(arguments[2 * i]) + "=" + encoded(arguments[2 * i + 1]))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
