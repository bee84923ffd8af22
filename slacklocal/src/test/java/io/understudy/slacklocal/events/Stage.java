package io.understudy.slacklocal.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.LocalSlackSettings;
import io.understudy.slacklocal.people.Participant;
import io.understudy.slacklocal.workspace.Violation;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A local Slack with the channel ops and alice in it, and apps that connect. */
public final class Stage implements AutoCloseable {
    public final LocalSlack slack = LocalSlack.start(LocalSlackSettings.defaults(Clock.systemUTC()));
    public final Participant alice = slack.member("alice");
    private final List<CompletableFuture<JsonNode>> answers = new ArrayList<>();

    public Stage() {
        slack.workspace()
                .channels()
                .create("ops", false, slack.workspace().app().botUser());
    }

    /** An app that has read its greeting. */
    App app() throws InterruptedException {
        App app = new App(address(ticket()));
        app.next();
        return app;
    }

    String ticket() {
        return slack.workspace().tickets().issue(slack.workspace().app().appId());
    }

    URI address(String ticket) {
        return URI.create("ws://127.0.0.1:" + slack.apiUrl().getPort() + "/link/?ticket=" + ticket + "&app_id=A1");
    }

    Event status() {
        return alice.command("ops", "/replica", "status");
    }

    static Event callback() {
        return new Event(
                Event.Kind.EVENTS_API, JsonNodeFactory.instance.objectNode().put("type", "event_callback"));
    }

    List<String> violations() {
        return slack.violations().stream().map(Violation::toString).toList();
    }

    @Override
    public void close() {
        slack.close();
    }

    /** Sends an event whose answer nobody awaits here. */
    void send(Event event) {
        answers.add(slack.events().send(event));
    }
}
