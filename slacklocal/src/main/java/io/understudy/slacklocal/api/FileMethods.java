package io.understudy.slacklocal.api;

import static io.understudy.slacklocal.api.Kind.INTEGER;
import static io.understudy.slacklocal.api.Kind.JSON;
import static io.understudy.slacklocal.api.Kind.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.serve.Address;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Draft;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.SharedFile;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** files.getUploadURLExternal and files.completeUploadExternal; between them the bytes come by {@link UploadRoute}. */
final class FileMethods {
    private static final int LONGEST_ALT_TEXT = 1000;

    private final Workspace workspace;
    private final Address address;

    FileMethods(Workspace workspace, Address address) {
        this.workspace = workspace;
        this.address = address;
    }

    List<Method> all() {
        return List.of(
                Method.of("files.getUploadURLExternal", this::announce)
                        .needs("files:write")
                        .required(STRING, "filename")
                        .required(INTEGER, "length")
                        .optional(STRING, "alt_txt", "snippet_type")
                        .limited(Quota.TIER_4),
                Method.of("files.completeUploadExternal", this::complete)
                        .needs("files:write")
                        .required(JSON, "files")
                        .optional(STRING, "channel_id", "thread_ts", "initial_comment")
                        .limited(Quota.TIER_4));
    }

    private ObjectNode announce(Call call) {
        long length = call.arguments().number("length", 0);
        if (length < 1) {
            throw Refusal.misuse("missing_argument");
        }
        Optional<String> altText = call.arguments().text("alt_txt");
        if (altText.filter(text -> text.length() > LONGEST_ALT_TEXT).isPresent()) {
            throw Refusal.misuse("alt_txt_too_large");
        }
        SharedFile file = workspace.files().announce(call.get("filename"), length, altText);
        return Json.object()
                .put("upload_url", address.at(UploadRoute.PATH + file.id()).toString())
                .put("file_id", file.id());
    }

    private ObjectNode complete(Call call) {
        JsonNode named = call.arguments().json("files", "invalid_arguments").orElseThrow();
        if (!named.isArray() || named.isEmpty()) {
            throw Refusal.misuse("invalid_arguments", List.of("must be an array of files [json-pointer:/files]"));
        }
        List<String> ids = new ArrayList<>();
        named.forEach(file -> ids.add(uploaded(file.path("id").asText()).id()));
        call.arguments().text("channel_id").ifPresent(channel -> share(call, channel, ids, named));
        ObjectNode answer = Json.object();
        ArrayNode files = answer.putArray("files");
        named.forEach(file -> files.addObject()
                .put("id", file.path("id").asText())
                .put("title", file.path("title").asText()));
        return answer;
    }

    private SharedFile uploaded(String id) {
        SharedFile file = workspace.files().find(id).orElseThrow(() -> Refusal.misuse("file_not_found"));
        if (file.bytes().isEmpty()) {
            throw Refusal.misuse("file_not_found", List.of("nothing was uploaded for " + id));
        }
        return file;
    }

    private void share(Call call, String channelId, List<String> ids, JsonNode named) {
        Channel channel = workspace
                .channels()
                .find(channelId)
                .filter(found -> !found.archived())
                .orElseThrow(() -> Refusal.state("invalid_channel"));
        if (!channel.members().contains(workspace.app().botUser())) {
            throw Refusal.state("posting_to_channel_denied");
        }
        Optional<String> parent = call.arguments().text("thread_ts");
        parent.ifPresent(ts -> Threads.check(workspace.messages(), new MessageRef(channelId, ts)));
        PostedMessage posted = workspace
                .messages()
                .post(new Draft(
                        channelId,
                        parent,
                        workspace.app().botUser(),
                        call.arguments().text("initial_comment").orElse(""),
                        JsonNodeFactory.instance.arrayNode(),
                        Optional.empty(),
                        ids));
        MessageRef where = new MessageRef(channelId, posted.ts());
        named.forEach(file -> workspace
                .files()
                .share(file.path("id").asText(), file.path("title").asText(), where));
    }
}
