package io.understudy.slacklocal.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.websocket.WsConnectContext;
import io.understudy.slacklocal.serve.Routes;
import io.understudy.slacklocal.workspace.Passes;
import io.understudy.slacklocal.workspace.Violations;
import io.understudy.slacklocal.workspace.Workspace;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Socket Mode: the app opens up to ten websockets, each with a ticket that works once, and each event goes to one of them.
 * Events for which there is no connection wait for one.
 */
public final class SocketMode implements Line, Routes {
    static final String NAME = "Socket Mode";
    private static final int MOST_CONNECTIONS = 10;

    private final Workspace workspace;
    private final Clock clock;
    private final Violations violations;
    private final Map<String, Connection> bySession = new HashMap<>();
    /** Whose turn it is stands first. */
    private final Deque<Connection> turns = new ArrayDeque<>();

    private final Queue<Parcel> waiting = new ArrayDeque<>();

    public SocketMode(Workspace workspace, Clock clock, Violations violations) {
        this.workspace = workspace;
        this.clock = clock;
        this.violations = violations;
    }

    @Override
    public void add(JavalinConfig config) {
        config.routes.wsBeforeUpgrade("/link/", this::takeTicket);
        config.routes.ws("/link/", ws -> {
            ws.onConnect(this::connected);
            ws.onMessage(ctx -> read(ctx.sessionId(), ctx.message()));
            ws.onBinaryMessage(ctx -> violations.add(NAME, "wanted text on the app's websocket, found bytes"));
            ws.onClose(ctx -> forget(ctx.sessionId()));
            ws.onError(ctx -> forget(ctx.sessionId()));
        });
    }

    /** How many websockets the app has open. */
    public synchronized int connections() {
        return turns.size();
    }

    /** Tells the app that its connections end soon; they stay for now. */
    public void warn() {
        everyone().forEach(connection -> connection.disconnect("warning"));
    }

    /** Tells the app to connect anew, and ends its connections, as Slack does every few hours. */
    public void refresh() {
        everyone().forEach(connection -> {
            connection.disconnect("refresh_requested");
            connection.close();
        });
    }

    /** Ends all connections without a word, as a broken network does. */
    public void cut() {
        everyone().forEach(Connection::cut);
    }

    @Override
    public CompletableFuture<JsonNode> carry(Event event, Attempt attempt, Runnable carried) {
        Parcel parcel = new Parcel(event, attempt, carried, new CompletableFuture<>());
        synchronized (this) {
            waiting.add(parcel);
            sendWaiting();
        }
        return parcel.answer();
    }

    private void takeTicket(Context ctx) {
        Passes.State ticket = workspace
                .tickets()
                .use(String.valueOf(ctx.queryParam("ticket")))
                .state();
        if (ticket != Passes.State.GOOD) {
            violations.add(NAME, "wanted a fresh ticket from apps.connections.open, found one that is " + ticket);
            throw new ForbiddenResponse("invalid ticket");
        }
        if (connections() >= MOST_CONNECTIONS) {
            violations.add(NAME, "wanted at most " + MOST_CONNECTIONS + " connections, found one more");
            throw new ForbiddenResponse("too many websockets");
        }
    }

    private synchronized void connected(WsConnectContext ctx) {
        ctx.enableAutomaticPings();
        Connection connection = new Connection(ctx.session, violations);
        bySession.put(ctx.sessionId(), connection);
        turns.add(connection);
        connection.hello(workspace.app().appId(), turns.size(), clock.instant());
        sendWaiting();
    }

    private void read(String session, String text) {
        Connection connection;
        synchronized (this) {
            connection = bySession.get(session);
        }
        if (connection != null) {
            connection.read(text);
        }
    }

    private void forget(String session) {
        Connection gone;
        synchronized (this) {
            gone = bySession.remove(session);
            if (gone != null) {
                turns.remove(gone);
            }
        }
        if (gone != null) {
            gone.ended();
        }
    }

    private synchronized void sendWaiting() {
        while (!turns.isEmpty() && !waiting.isEmpty()) {
            Connection next = turns.remove();
            turns.add(next);
            next.send(waiting.remove());
        }
    }

    private synchronized List<Connection> everyone() {
        return List.copyOf(turns);
    }
}
