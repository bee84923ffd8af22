package io.understudy.bot.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.commands.chat.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** One block of a message as the API shows it: an object whose {@code kind} says which fields it has. */
final class PartJson {
    private static final Map<Class<? extends Part>, Kind> KINDS = new HashMap<>();

    static {
        kind(Part.Text.class, "text", (part, json) -> json.put("text", part.text()));
        kind(Part.Facts.class, "facts", PartJson::facts);
        kind(Part.Table.class, "table", PartJson::table);
        kind(Part.Code.class, "code", (part, json) -> json.put("caption", part.caption())
                .put("code", part.code()));
        kind(Part.Picture.class, "picture", PartJson::picture);
        kind(Part.File.class, "file", (part, json) -> json.put("name", part.name())
                .put("mediaType", part.mediaType())
                .put("text", part.text())
                .put("alt", part.alt()));
        kind(Part.ProgressBar.class, "progress", (part, json) -> json.put("percent", part.percent())
                .put("line", part.line()));
        kind(Part.Input.class, "input", (part, json) -> json.put("label", part.label())
                .put("placeholder", part.placeholder()));
        kind(Part.Calls.class, "calls", (part, json) -> addAll(json.putArray("people"), part.people()));
    }

    private PartJson() {}

    static ObjectNode of(Part part) {
        Kind kind = KINDS.get(part.getClass());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", kind.name());
        kind.fields().accept(part, json);
        return json;
    }

    private static void facts(Part.Facts part, ObjectNode json) {
        ArrayNode facts = json.putArray("facts");
        part.facts()
                .forEach(fact -> facts.addObject().put("label", fact.label()).put("value", fact.value()));
    }

    private static void picture(Part.Picture part, ObjectNode json) {
        json.put("alt", part.alt()).put("mediaType", "image/png").put("base64", part.base64Png());
        part.live()
                .ifPresent(live ->
                        json.putObject("live").put("cluster", live.cluster()).put("seconds", live.seconds()));
    }

    private static void table(Part.Table part, ObjectNode json) {
        addAll(json.putArray("columns"), part.columns());
        ArrayNode rows = json.putArray("rows");
        part.rows().forEach(row -> addAll(rows.addArray(), row));
    }

    private static void addAll(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static <P extends Part> void kind(Class<P> type, String name, BiConsumer<P, ObjectNode> fields) {
        KINDS.put(type, new Kind(name, (part, json) -> fields.accept(type.cast(part), json)));
    }

    private record Kind(String name, BiConsumer<Part, ObjectNode> fields) {}
}
