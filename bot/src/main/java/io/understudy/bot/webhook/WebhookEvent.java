package io.understudy.bot.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.operate.Person;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;

/**
 * What a receiver is told, once.
 *
 * @param id the same in every attempt
 * @param json the body
 */
record WebhookEvent(String id, String json) {
    /** What happened to an incident. */
    enum Kind {
        OPENED,
        CHANGED,
        HEALED
    }

    /** The incident as it is after the change. */
    static WebhookEvent of(Incident incident, Kind kind, Instant at, String id, URI console) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("event", lower(kind));
        json.put("severity", lower(incident.severity()));
        json.put("alert", incident.alert().number());
        json.put("incident", incident.id());
        json.put("cluster", incident.cluster());
        json.put("node", incident.node().orElse(null));
        json.put("sentence", incident.sentence());
        json.put("do_first", incident.doFirst());
        json.put("url", console.toString());
        json.put("at", at.toString());
        return new WebhookEvent(id, json.toString());
    }

    static WebhookEvent test(Person by, Instant at, URI console) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String id = "test-" + at.toEpochMilli();
        json.put("id", id);
        json.put("event", "test");
        json.put("sentence", by.name() + " tests the second way out of Understudy. Nothing is wrong.");
        json.put("url", console.toString());
        json.put("at", at.toString());
        return new WebhookEvent(id, json.toString());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
