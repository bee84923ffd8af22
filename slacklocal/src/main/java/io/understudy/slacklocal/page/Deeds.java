package io.understudy.slacklocal.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.understudy.slacklocal.people.Participant;
import io.understudy.slacklocal.people.People;
import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.OpenView;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What members do in the page; the answer is the app's, or an error as Slack would show it. */
final class Deeds {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Workspace workspace;
    private final People people;

    Deeds(Workspace workspace, People people) {
        this.workspace = workspace;
        this.people = people;
    }

    void slash(Context ctx) {
        JsonNode deed = read(ctx);
        String[] words = deed.path("text").asText().strip().split("\\s+", 2);
        String rest = words.length == 2 ? words[1] : "";
        answer(ctx, () -> who(deed).slash(deed.path("channel").asText(), words[0], rest));
    }

    void click(Context ctx) {
        JsonNode deed = read(ctx);
        MessageRef where =
                new MessageRef(deed.path("channel").asText(), deed.path("ts").asText());
        PostedMessage message = workspace
                .messages()
                .find(where)
                .orElseThrow(() -> new BadRequestResponse("wanted a message, found that it is gone"));
        answer(ctx, () -> who(deed).clickAction(message, deed.path("action").asText()));
    }

    void submit(Context ctx) {
        JsonNode deed = read(ctx);
        Map<String, String> texts = new HashMap<>();
        deed.path("texts")
                .properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        answer(ctx, () -> who(deed).submit(view(deed), texts));
    }

    void close(Context ctx) {
        JsonNode deed = read(ctx);
        answer(ctx, () -> who(deed).close(view(deed)));
    }

    /** Whoever has this handle; nobody is taken in by asking. */
    Member member(String handle) {
        return workspace.members().all().stream()
                .filter(member -> member.name().equals(handle) && !member.bot())
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse("wanted a member, found " + handle));
    }

    private Participant who(JsonNode deed) {
        return people.named(member(deed.path("as").asText()).name());
    }

    private OpenView view(JsonNode deed) {
        String id = deed.path("view").asText();
        return workspace.views().seenBy(who(deed).member().id()).stream()
                .filter(open -> open.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse("wanted an open modal, found that it is gone"));
    }

    private static void answer(Context ctx, Supplier<CompletableFuture<JsonNode>> deed) {
        ctx.future(() -> attempt(deed).handle((answer, trouble) -> {
            ObjectNode said = JSON.createObjectNode();
            if (trouble != null) {
                said.put("error", "The app did not answer as it should: " + trouble.getMessage());
            } else if (answer.isObject()) {
                said.set("answer", answer);
            }
            return ctx.contentType("application/json").result(said.toString());
        }));
    }

    private static CompletableFuture<JsonNode> attempt(Supplier<CompletableFuture<JsonNode>> deed) {
        try {
            return deed.get();
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static JsonNode read(Context ctx) {
        try {
            return JSON.readTree(ctx.body());
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("wanted JSON");
        }
    }
}
