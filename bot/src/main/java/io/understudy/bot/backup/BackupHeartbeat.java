package io.understudy.bot.backup;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.BackupResult;
import io.understudy.bot.outside.OutboundHttp;
import io.understudy.bot.outside.OutboundHttp.Reply;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls outside after a verified backup: whoever is not called knows that none was made. */
record BackupHeartbeat(OutboundHttp http) {
    private static final Logger LOG = LoggerFactory.getLogger(BackupHeartbeat.class);

    /**
     * Calls if it is a verified one. A call that does not get through is logged: that nobody was called is what tells.
     *
     * @param url whom; empty: nobody wants to be called
     */
    void after(BackupResult result, Optional<URI> url) {
        if (result instanceof BackupResult.Finished finished
                && finished.backup().state() == Backup.State.VERIFIED) {
            url.ifPresent(this::beat);
        }
    }

    private void beat(URI url) {
        try {
            Reply reply = http.get(url);
            if (reply instanceof Reply.Unanswered unanswered) {
                LOG.warn("after a backup, {}", unanswered.reason());
            } else if (((Reply.Answered) reply).status() / 100 != 2) {
                LOG.warn(
                        "after a backup, {} answered with HTTP status {}",
                        url.getHost(),
                        ((Reply.Answered) reply).status());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
