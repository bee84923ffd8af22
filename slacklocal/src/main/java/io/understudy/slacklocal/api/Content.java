package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.understudy.slacklocal.rules.BlockRules;
import io.understudy.slacklocal.rules.Problem;
import io.understudy.slacklocal.workspace.Violations;
import java.util.List;
import java.util.Optional;

/** Judges what a message is to say. Attachments are the past: they are counted, and not shown. */
final class Content {
    private static final int LONGEST_TEXT = 40_000;
    private static final int MOST_ATTACHMENTS = 100;

    private final Violations violations;

    Content(Violations violations) {
        this.violations = violations;
    }

    /**
     * The wording in a call's {@code text} and {@code blocks}, judged.
     *
     * @param method for violations
     */
    Wording of(String method, Arguments arguments) {
        Optional<JsonNode> blocks = arguments.json("blocks", "invalid_blocks_format");
        blocks.ifPresent(Content::judge);
        Optional<JsonNode> attachments = arguments.json("attachments", "invalid_attachments");
        if (attachments.isPresent() && attachments.get().size() > MOST_ATTACHMENTS) {
            throw Refusal.misuse("too_many_attachments");
        }
        String text = arguments.text("text").orElse("");
        boolean shows = blocks.map(JsonNode::size).orElse(0) > 0 || attachments.isPresent();
        judge(method, text, shows);
        return new Wording(text, blocks);
    }

    private void judge(String method, String text, boolean shows) {
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.misuse("msg_too_long");
        }
        if (text.isBlank() && !shows) {
            throw Refusal.misuse("no_text");
        }
        if (text.isBlank()) {
            violations.add(method, "no text beside the blocks; notifications and screen readers have nothing to say");
        }
    }

    private static void judge(JsonNode blocks) {
        if (!blocks.isArray()) {
            throw Refusal.misuse("invalid_blocks_format");
        }
        List<String> problems =
                BlockRules.blocks(blocks).stream().map(Problem::toString).toList();
        if (problems.stream().anyMatch(problem -> problem.startsWith("msg_blocks_too_long"))) {
            throw Refusal.misuse("msg_blocks_too_long", problems);
        }
        if (!problems.isEmpty()) {
            throw Refusal.misuse("invalid_blocks", problems);
        }
    }

    /**
     * What a message says.
     *
     * @param given the blocks, empty if none were named
     */
    record Wording(String text, Optional<JsonNode> given) {
        JsonNode blocks() {
            return given.orElseGet(JsonNodeFactory.instance::arrayNode);
        }
    }
}
