package io.understudy.bot.slack.courier;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.sun.net.httpserver.HttpServer;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.replication.cluster.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Slack whose answers are not all as its client expects them. */
final class UnreadEchoesTest {
    private HttpServer server;
    private SlackApi api;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
        api = new SlackApi(
                new SlackSettings(
                        SlackSettings.Mode.SOCKET,
                        url,
                        new Secret("xoxb-1"),
                        Optional.of(new Secret("xapp-1")),
                        Optional.empty(),
                        "/replica",
                        Map.of(),
                        Map.of(),
                        "127.0.0.1",
                        0,
                        Duration.ofDays(1)),
                Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    @Test
    void aPostCountsAsDoneHoweverItsMessageIsRepeated() {
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\",\"message\":{\"blocks\":\"[]\",\"edited\":false}}");
        assertThat(post()).isInstanceOfSatisfying(SlackReply.Done.class, done -> assertThat(
                        ((ChatPostMessageResponse) done.response()).getTs())
                .isEqualTo("1.2"));
    }

    @Test
    void aRefusalStaysOne() {
        answer("{\"ok\":false,\"error\":\"not_in_channel\"}");
        assertThat(post()).isInstanceOfSatisfying(SlackReply.Refused.class, refused -> assertThat(refused.error())
                .isEqualTo("not_in_channel"));
    }

    @Test
    void whatIsNoJsonIsTrouble() {
        answer("<html>proxy</html>");
        assertThat(post()).isInstanceOf(SlackReply.Troubled.class);
    }

    private SlackReply<ChatPostMessageResponse> post() {
        return api.call(
                methods -> methods.chatPostMessage(args -> args.channel("C1").text("db2 is 3 min behind.")));
    }

    private void answer(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/api/chat.postMessage", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
