package io.understudy.slacklocal.rules;

import static io.understudy.slacklocal.rules.Values.string;
import static io.understudy.slacklocal.rules.Values.url;

import com.fasterxml.jackson.databind.JsonNode;

/** Pictures: as a block of their own, and inside others. */
final class Images {
    private Images() {}

    static Rule element() {
        return picture();
    }

    static Rule block() {
        return Blocks.base()
                .optional("image_url", url())
                .optional("slack_file", slackFile())
                .required("alt_text", string(1, 2000))
                .optional("title", Texts.plain(2000))
                .and(Images::oneSource);
    }

    private static Rule picture() {
        return Shape.typed()
                .optional("image_url", url())
                .optional("slack_file", slackFile())
                .required("alt_text", string(1, 2000))
                .and(Images::oneSource);
    }

    /** A file of the workspace: its id or its address, and not both. */
    private static Rule slackFile() {
        return Shape.plain()
                .optional("id", string(1, 255))
                .optional("url", url())
                .and((node, spot) -> {
                    if (node.has("id") == node.has("url")) {
                        spot.problem("wanted id or url, and not both");
                    }
                });
    }

    private static void oneSource(JsonNode node, Spot spot) {
        if (node.has("image_url") == node.has("slack_file")) {
            spot.problem("wanted image_url or slack_file, and not both");
        }
    }
}
