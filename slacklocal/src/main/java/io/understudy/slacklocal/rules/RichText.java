package io.understudy.slacklocal.rules;

import static io.understudy.slacklocal.rules.Values.array;
import static io.understudy.slacklocal.rules.Values.bool;
import static io.understudy.slacklocal.rules.Values.integer;
import static io.understudy.slacklocal.rules.Values.oneOf;
import static io.understudy.slacklocal.rules.Values.string;
import static io.understudy.slacklocal.rules.Values.url;

import java.util.Map;

/** The rich text block (docs.slack.dev/reference/block-kit/blocks/rich-text-block). */
final class RichText {
    private static final int ANY_NUMBER = Integer.MAX_VALUE - 1;

    private RichText() {}

    static Rule block() {
        return Blocks.base().required("elements", array(1, ANY_NUMBER, part()));
    }

    private static Rule part() {
        return new ByType(Map.of(
                "rich_text_section", section(),
                "rich_text_list", list(),
                "rich_text_preformatted", preformatted(),
                "rich_text_quote", quote()));
    }

    private static Shape section() {
        return Shape.typed().required("elements", array(0, ANY_NUMBER, inline()));
    }

    private static Rule list() {
        return Shape.typed()
                .required("style", oneOf("bullet", "ordered"))
                .required("elements", array(1, ANY_NUMBER, new ByType(Map.of("rich_text_section", section()))))
                .optional("indent", integer(0, 8))
                .optional("offset", integer(0, ANY_NUMBER))
                .optional("border", integer(0, 1));
    }

    private static Rule preformatted() {
        return section().optional("border", integer(0, 1)).optional("language", string(1, 50));
    }

    private static Rule quote() {
        return section().optional("border", integer(0, 1));
    }

    private static Rule inline() {
        return new ByType(Map.of(
                "text", styled().required("text", string(1, ANY_NUMBER)),
                "link", link(),
                "emoji", Shape.typed().required("name", string(1, 255)).optional("unicode", string(1, 255)),
                "user", styled().required("user_id", string(1, 255)),
                "usergroup", styled().required("usergroup_id", string(1, 255)),
                "channel", styled().required("channel_id", string(1, 255)),
                "broadcast", Shape.typed().required("range", oneOf("here", "channel", "everyone")),
                "color", Shape.typed().required("value", string(1, 20)),
                "date", date()));
    }

    private static Rule link() {
        return styled().required("url", url())
                .optional("text", string(1, ANY_NUMBER))
                .optional("unsafe", bool());
    }

    private static Rule date() {
        return Shape.typed()
                .required("timestamp", integer(0, Long.MAX_VALUE))
                .required("format", string(1, 255))
                .optional("url", url())
                .optional("fallback", string(1, 255));
    }

    private static Shape styled() {
        return Shape.typed()
                .optional(
                        "style",
                        Shape.plain()
                                .optional("bold", bool())
                                .optional("italic", bool())
                                .optional("strike", bool())
                                .optional("code", bool())
                                .optional("underline", bool())
                                .optional("highlight", bool())
                                .optional("client_highlight", bool())
                                .optional("unlink", bool()));
    }
}
