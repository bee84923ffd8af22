package io.understudy.bot.slack.inbound;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import io.understudy.bot.slack.SlackMember;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an event is known by, the same however often Slack sends it: Slack's own id, and a digest of what was done. Where
 * a server that speaks like Slack uses its ids again, another person, another button or other words are another event.
 */
final class EventId {
    private static final int DIGEST_BYTES = 8;

    private EventId() {}

    static String of(SlashCommandPayload command) {
        return base("trigger_id", command.getTriggerId())
                + digest(command.getUserId(), command.getChannelId(), command.getText(), command.getResponseUrl());
    }

    static String of(BlockActionPayload click) {
        BlockActionPayload.Action action = click.getActions().get(0);
        return base("trigger_id", click.getTriggerId())
                + digest(click.getUser().getId(), action.getValue(), action.getActionTs(), click.getResponseUrl());
    }

    /** It can be handed in once, since its view closes. */
    static String of(ViewSubmissionPayload submission, String typed) {
        return ofView(submission.getView().getId())
                + digest(submission.getUser().getId(), submission.getView().getPrivateMetadata(), typed);
    }

    /** Of a window that stands open. */
    static String ofView(String viewId) {
        return base("view.id", viewId);
    }

    private static String base(String field, String id) {
        return SlackMember.PLATFORM + "/" + MalformedException.requirePresent(field, id);
    }

    private static String digest(String... done) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : done) {
                sha.update((part == null ? "-" : part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return "/" + HexFormat.of().formatHex(sha.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("wanted SHA-256, which every Java has; found: " + e.getMessage(), e);
        }
    }
}
