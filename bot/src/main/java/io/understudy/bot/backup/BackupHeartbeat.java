package io.understudy.bot.backup;

import io.understudy.bot.outside.OutboundHttp;
import io.understudy.bot.outside.OutboundHttp.Reply;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls outside after a verified backup: whoever is not called knows that none was made. */
record BackupHeartbeat(OutboundHttp http) {
    private static final Logger LOG = LoggerFactory.getLogger(BackupHeartbeat.class);

    /** A call that does not get through is logged: that nobody was called is what tells. */
    void beat(URI url) {
        try {
            Reply reply = http.get(url);
            if (reply instanceof Reply.Unanswered unanswered) {
                LOG.warn("after a backup, {}", unanswered.reason());
            } else if (((Reply.Answered) reply).status() / 100 != 2) {
                LOG.warn("after a backup, {} answered with HTTP status {}", url.getHost(), ((Reply.Answered) reply).status());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
