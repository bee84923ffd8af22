package io.understudy.replication.plan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A pause of replay that the bot made for somebody and ends by itself.
 *
 * @param request the operation that paused
 * @param owner the requester's name
 * @param reason in the requester's words; may be empty
 */
public record PauseLease(String node, long request, String owner, String reason, Instant until) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Who paused, until when and why, for the middle of a sentence. */
    public String words() {
        return "by " + owner + " (request " + request + ") until " + MINUTE.format(until)
                + (reason.isBlank() ? "" : ": \"" + reason + "\"");
    }
}
