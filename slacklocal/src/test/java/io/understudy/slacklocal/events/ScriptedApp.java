package io.understudy.slacklocal.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.slacklocal.LocalSlack;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/** An app that acknowledges everything, with the same payload. */
public final class ScriptedApp {
    private final AtomicReference<JsonNode> last = new AtomicReference<>();
    private volatile String payload;

    public ScriptedApp(LocalSlack slack, String payload) throws InterruptedException {
        this.payload = payload;
        String ticket =
                slack.workspace().tickets().issue(slack.workspace().app().appId());
        App app = new App(URI.create("ws://127.0.0.1:" + slack.apiUrl().getPort() + "/link/?ticket=" + ticket));
        app.next();
        Thread thread = new Thread(() -> acknowledge(app), "scripted-app");
        thread.setDaemon(true);
        thread.start();
    }

    /** The newest envelope. */
    public JsonNode last() {
        return last.get();
    }

    public void answer(String next) {
        payload = next;
    }

    private void acknowledge(App app) {
        try {
            while (true) {
                JsonNode envelope = app.next();
                last.set(envelope);
                app.acknowledge(envelope, payload);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
