package io.understudy.slacklocal.rules;

import static io.understudy.slacklocal.rules.Values.array;
import static io.understudy.slacklocal.rules.Values.bool;
import static io.understudy.slacklocal.rules.Values.string;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges JSON by Slack's published reference of Block Kit (docs.slack.dev/reference/block-kit and /reference/views). An
 * empty list means that Slack would take it.
 */
public final class BlockRules {
    /** Slack cuts a longer text. */
    static final int LONGEST_TEXT = 40_000;

    /**
     * Of all blocks together, as JSON. Slack refuses more with {@code msg_blocks_too_long}; its reference gives no number,
     * people measured refusals from about 13,170 characters on (issue 2509 of slackapi/bolt-js).
     */
    static final int LONGEST_BLOCKS = 13_000;

    private static final Rule MESSAGE_BLOCKS = array(0, 50, Blocks.inMessages()).and(Unique::blockIds);
    private static final Rule VIEW_BLOCKS = array(1, 100, Blocks.inViews()).and(Unique::blockIds);
    private static final Rule MODAL = Shape.typed()
            .required("title", Texts.plain(24))
            .required("blocks", VIEW_BLOCKS)
            .optional("close", Texts.plain(24))
            .optional("submit", Texts.plain(24))
            .optional("private_metadata", string(0, 3000))
            .optional("callback_id", string(1, 255))
            .optional("external_id", string(1, 255))
            .optional("clear_on_close", bool())
            .optional("notify_on_close", bool())
            .optional("submit_disabled", bool())
            .and(BlockRules::canSubmitItsInput);

    private BlockRules() {}

    /**
     * A message: its {@code text} and its {@code blocks}. Its other fields belong to the method that carries it.
     *
     * @param message an object such as the body of chat.postMessage
     */
    public static List<Problem> message(JsonNode message) {
        Spot spot = new Spot("", new ArrayList<>());
        if (!message.hasNonNull("text")) {
            spot.problem("missing required field: text");
        } else {
            string(1, LONGEST_TEXT).judge(message.get("text"), spot.at("text"));
        }
        if (message.hasNonNull("blocks")) {
            spot.found().addAll(blocks(message.get("blocks")));
        }
        return List.copyOf(spot.found());
    }

    /** The blocks of a message; paths begin with {@code /blocks}. */
    public static List<Problem> blocks(JsonNode blocks) {
        Spot spot = new Spot("/blocks", new ArrayList<>());
        MESSAGE_BLOCKS.judge(blocks, spot);
        if (length(blocks) > LONGEST_BLOCKS) {
            spot.problem(
                    "msg_blocks_too_long: " + length(blocks) + " characters of JSON, wanted at most " + LONGEST_BLOCKS);
        }
        return List.copyOf(spot.found());
    }

    /** The {@code view} of views.open, which must be a modal; paths begin with {@code /view}. */
    public static List<Problem> view(JsonNode view) {
        Spot spot = new Spot("/view", new ArrayList<>());
        if (view.path("type").asText("").equals("modal")) {
            MODAL.judge(view, spot);
        } else {
            spot.at("type").problem("must be a valid enum value: modal");
        }
        return List.copyOf(spot.found());
    }

    /** Characters of all blocks together, as JSON without spaces. */
    static int length(JsonNode blocks) {
        return blocks.toString().length();
    }

    private static void canSubmitItsInput(JsonNode view, Spot spot) {
        boolean asks = false;
        for (JsonNode block : view.path("blocks")) {
            asks |= block.path("type").asText("").equals("input");
        }
        if (asks && !view.hasNonNull("submit")) {
            spot.problem("missing required field: submit, since the view has an input block");
        }
    }
}
