package io.understudy.slacklocal.rules;

import static io.understudy.slacklocal.rules.Values.array;
import static io.understudy.slacklocal.rules.Values.bool;
import static io.understudy.slacklocal.rules.Values.string;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Layout blocks (docs.slack.dev/reference/block-kit/blocks). Kinds that are not here are refused. */
final class Blocks {
    private Blocks() {}

    /** All kinds that messages may have. */
    static ByType inMessages() {
        Map<String, Rule> all = new LinkedHashMap<>();
        all.put("section", section());
        all.put("header", base().required("text", Texts.plain(150)));
        all.put("divider", base());
        all.put("context", context());
        all.put("actions", actions());
        all.put("image", Images.block());
        all.put("input", input());
        all.put("rich_text", RichText.block());
        all.put("markdown", base().required("text", string(1, 12_000)));
        return new ByType(all);
    }

    static ByType inViews() {
        return inMessages().without("markdown");
    }

    static Shape base() {
        return Shape.typed().optional("block_id", string(1, 255));
    }

    private static Rule section() {
        return base().optional("text", Texts.any(Texts.LONGEST))
                .optional("fields", array(1, 10, Texts.any(2000)))
                .optional("accessory", Elements.inSection())
                .optional("expand", bool())
                .and(Blocks::hasTextOrFields);
    }

    private static void hasTextOrFields(JsonNode node, Spot spot) {
        if (!node.hasNonNull("text") && !node.hasNonNull("fields")) {
            spot.problem("missing required field: text or fields");
        }
    }

    private static Rule context() {
        Map<String, Rule> allowed = Map.of(
                "image", Images.element(),
                "plain_text", Texts.plainText(Texts.LONGEST),
                "mrkdwn", Texts.mrkdwn(Texts.LONGEST));
        return base().required("elements", array(1, 10, new ByType(allowed)));
    }

    private static Rule actions() {
        return base().required("elements", array(1, 25, Elements.inActions()));
    }

    private static Rule input() {
        return base().required("label", Texts.plain(2000))
                .required("element", Elements.inInput())
                .optional("dispatch_action", bool())
                .optional("hint", Texts.plain(2000))
                .optional("optional", bool());
    }
}
