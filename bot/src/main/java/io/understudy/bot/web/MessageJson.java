package io.understudy.bot.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;

/** A message as the API shows it; all text is plain, never markup. */
final class MessageJson {
    /** Always six digits, so that the texts sort like the times. */
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private MessageJson() {}

    static ArrayNode of(Collection<PostedMessage> messages) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        messages.forEach(message -> array.add(of(message)));
        return array;
    }

    static ObjectNode of(PostedMessage posted) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", posted.id());
        json.put("channel", posted.place().channel());
        json.put("thread", posted.place().thread().orElse(null));
        json.put("private", posted.place().onlyFor().isPresent());
        json.put("revision", posted.revision());
        json.put("at", time(posted.at()));
        json.set("author", posted.author().map(MessageJson::person).orElse(null));
        json.put("invocation", posted.invocation().orElse(null));
        putContent(json, posted.message());
        json.set("buttons", buttons(posted));
        json.put("phase", word(posted.message().phase()));
        json.put("final", posted.message().phase() == ChatMessage.Phase.FINAL);
        return json;
    }

    static ObjectNode person(Person person) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", person.id())
                .put("name", person.name())
                .put("platform", person.platform());
    }

    /** An enum's constant as the API spells it: {@code awaiting_decision}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void putContent(ObjectNode json, ChatMessage message) {
        json.put("title", message.title());
        json.put("text", message.text());
        json.put("tone", word(message.tone()));
        ArrayNode parts = json.putArray("parts");
        message.parts().forEach(part -> parts.add(PartJson.of(part)));
    }

    private static ArrayNode buttons(PostedMessage posted) {
        ArrayNode buttons = JsonNodeFactory.instance.arrayNode();
        for (PostedMessage.PostedButton one : posted.buttons()) {
            buttons.addObject()
                    .put("id", one.id())
                    .put("label", one.button().label())
                    .put("style", word(one.button().style()))
                    .put("enabled", true);
        }
        return buttons;
    }

    private static String time(Instant at) {
        return MICROSECONDS.format(at);
    }
}
