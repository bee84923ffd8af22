package io.understudy.slacklocal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A message as it is at one moment.
 *
 * @param ts its id within the channel: seconds, a dot, six digits
 * @param threadTs the {@code ts} of the message that it answers
 * @param user id of who posted it
 * @param blocks an array, empty if there are none
 * @param onlyFor the member who alone sees it (an ephemeral message)
 * @param files ids of the files that it shows
 * @param edits how often its wording was changed
 */
public record PostedMessage(
        String channel,
        String ts,
        Optional<String> threadTs,
        String user,
        String text,
        JsonNode blocks,
        Optional<String> onlyFor,
        List<String> files,
        int edits) {
    public PostedMessage {
        files = List.copyOf(files);
    }

    PostedMessage reworded(String newText, JsonNode newBlocks) {
        return new PostedMessage(channel, ts, threadTs, user, newText, newBlocks, onlyFor, files, edits + 1);
    }
}
