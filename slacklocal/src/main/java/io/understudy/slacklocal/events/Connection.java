package io.understudy.slacklocal.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.workspace.Violations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** One websocket of the app's. */
final class Connection {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of("envelope_id", "payload");
    private static final String HOST = "applink-local";
    private static final int SECONDS_UNTIL_A_REFRESH = 18_060;

    private final Session session;
    private final Violations violations;
    private final Map<String, Parcel> unacknowledged = new ConcurrentHashMap<>();

    Connection(Session session, Violations violations) {
        this.session = session;
        this.violations = violations;
    }

    void hello(String appId, int connections, Instant started) {
        ObjectNode hello = JSON.createObjectNode().put("type", "hello").put("num_connections", connections);
        hello.putObject("connection_info").put("app_id", appId);
        hello.putObject("debug_info")
                .put("host", HOST)
                .put("started", started.toString())
                .put("build_number", 1)
                .put("approximate_connection_time", SECONDS_UNTIL_A_REFRESH);
        write(hello);
    }

    void disconnect(String reason) {
        ObjectNode word = JSON.createObjectNode().put("type", "disconnect").put("reason", reason);
        word.putObject("debug_info").put("host", HOST);
        write(word);
    }

    void send(Parcel parcel) {
        String id = UUID.randomUUID().toString();
        unacknowledged.put(id, parcel);
        ObjectNode envelope = JSON.createObjectNode().put("envelope_id", id);
        envelope.set("payload", parcel.event().payload());
        envelope.put("type", parcel.event().kind().word())
                .put("accepts_response_payload", parcel.event().kind().acceptsResponse());
        if (parcel.event().kind() == Event.Kind.EVENTS_API || parcel.attempt().number() > 0) {
            envelope.put("retry_attempt", parcel.attempt().number())
                    .put("retry_reason", parcel.attempt().reason());
        }
        parcel.carried().run();
        write(envelope);
    }

    /** Takes an acknowledgement; anything else is against the protocol. */
    void read(String text) {
        try {
            acknowledge(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            violations.add(SocketMode.NAME, "wanted JSON on the app's websocket, found: " + text);
        }
    }

    private void acknowledge(JsonNode word) {
        String id = word.path("envelope_id").asText();
        Parcel parcel = unacknowledged.remove(id);
        if (parcel == null) {
            violations.add(
                    SocketMode.NAME,
                    "wanted the envelope_id of an envelope that is not acknowledged yet, found: " + word);
            return;
        }
        word.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                violations.add(SocketMode.NAME, "wanted envelope_id and payload in an acknowledgement, found " + name);
            }
        });
        JsonNode answer = word.path("payload");
        boolean empty = answer.isMissingNode() || answer.isNull() || answer.isEmpty();
        if (!empty && !parcel.event().kind().acceptsResponse()) {
            violations.add(
                    SocketMode.NAME,
                    "wanted no payload in the acknowledgement of "
                            + parcel.event().summary() + ", found " + answer);
        }
        parcel.answer().complete(empty ? MissingNode.getInstance() : answer);
    }

    /** Ends it as Slack does. */
    void close() {
        session.close();
    }

    /** Ends it without a word. */
    void cut() {
        session.disconnect();
    }

    /** It has ended: what it carried was not acknowledged. */
    void ended() {
        for (String id : List.copyOf(unacknowledged.keySet())) {
            Parcel parcel = unacknowledged.remove(id);
            if (parcel != null) {
                parcel.answer().completeExceptionally(new LineCutException("the websocket ended"));
            }
        }
    }

    private void write(ObjectNode word) {
        session.sendText(word.toString(), Callback.NOOP);
    }
}
