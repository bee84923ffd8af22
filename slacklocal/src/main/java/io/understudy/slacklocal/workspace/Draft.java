package io.understudy.slacklocal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/**
 * A message that is about to be posted.
 *
 * @param user id of who posts it
 * @param blocks an array, empty if there are none
 * @param onlyFor the member who alone sees it
 * @param files ids of the files that it shows
 */
public record Draft(
        String channel,
        Optional<String> threadTs,
        String user,
        String text,
        JsonNode blocks,
        Optional<String> onlyFor,
        List<String> files) {
    /** What a member types. */
    public static Draft said(String channel, String user, String text) {
        return new Draft(
                channel,
                Optional.empty(),
                user,
                text,
                JsonNodeFactory.instance.arrayNode(),
                Optional.empty(),
                List.of());
    }

    PostedMessage posted(String ts) {
        return new PostedMessage(channel, ts, threadTs, user, text, blocks, onlyFor, files, 0);
    }
}
